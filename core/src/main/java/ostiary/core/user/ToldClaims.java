package ostiary.core.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Claims of a user that access tokens tell, since the operator has chosen so.
///
/// @param values by the names of the claims
public record ToldClaims(Map<String, String> values) {
    public static final ToldClaims NONE = new ToldClaims(Map.of());

    /// Names and values together, in bytes of UTF-8: each request carries them, and gateways limit headers to about
    /// 10,000.
    private static final int LARGEST = 1024;

    public ToldClaims {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The chosen claims, as far as they are known. One that has no room any more is left out, and those after
    /// it may have.
    ///
    /// @param chosen the name and claims of a profile; others are ignored
    public static ToldClaims of(List<String> chosen, Optional<String> name, Profile profile) {
        var told = new LinkedHashMap<String, String>();
        int size = 0;
        for (var claim : chosen) {
            var value = claim.equals(UserClaims.NAME)
                    ? name
                    : ProfileClaim.of(claim).map(profile.values()::get);
            int larger = size + (claim + value.orElse("")).getBytes(UTF_8).length;
            if (value.isPresent() && larger <= LARGEST) {
                told.put(claim, value.get());
                size = larger;
            }
        }
        return new ToldClaims(told);
    }

    /// Leaves out what is known of the user, which must not get into logs.
    @Override
    public String toString() {
        return "ToldClaims " + values.keySet();
    }
}
