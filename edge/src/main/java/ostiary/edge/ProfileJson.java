package ostiary.edge;

import java.util.function.Predicate;
import ostiary.core.user.ProfileClaim;
import ostiary.core.user.User;
import ostiary.core.user.UserClaims;

/// Name and profile of a user, as members of a JSON object (OpenID Connect Core §5.1).
final class ProfileJson {
    private ProfileJson() {}

    /// Puts those into `json` that are known and told.
    static void put(JsonObject json, User user, Predicate<String> isTold) {
        user.name().filter(_ -> isTold.test(UserClaims.NAME)).ifPresent(name -> json.put(UserClaims.NAME, name));
        user.profile().values().forEach((claim, value) -> {
            if (isTold.test(claim.text())) {
                put(json, claim, value);
            }
        });
    }

    private static void put(JsonObject json, ProfileClaim claim, String value) {
        if (claim == ProfileClaim.UPDATED_AT) {
            json.put(claim.text(), Long.parseLong(value));
        } else {
            json.put(claim.text(), value);
        }
    }
}
