package ostiary.edge;

import java.util.EnumMap;
import java.util.Optional;
import ostiary.core.user.EditProfile;
import ostiary.core.user.EditProfile.Outcome.Edited;
import ostiary.core.user.EditProfile.Outcome.Malformed;
import ostiary.core.user.EditProfile.Outcome.NoUser;
import ostiary.core.user.EditProfile.Outcome.TooLarge;
import ostiary.core.user.ProfileClaim;
import ostiary.core.user.ProfilePatch;
import ostiary.core.user.UserClaims;

/// `PATCH /me`, behind [Authorized].
public final class EditProfileEndpoint implements BodyEndpoint.Action {
    private final EditProfile editProfile;

    public EditProfileEndpoint(EditProfile editProfile) {
        this.editProfile = editProfile;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        return switch (editProfile.edit(request.requirePrincipal().userId(), patch(members))) {
            case Edited(var user) -> MeEndpoint.profile(user);
            case Malformed(var member) -> Problem.field(request, member, "is not of the form of the claim");
            case TooLarge() -> Problem.INVALID_REQUEST.response(request, "detail", "the profile would be too large");
            case NoUser() -> Problem.INVALID_TOKEN.response(request);
        };
    }

    private static ProfilePatch patch(FieldValues members) {
        var claims = new EnumMap<ProfileClaim, Optional<String>>(ProfileClaim.class);
        members.values()
                .forEach((name, value) ->
                        ProfileClaim.of(name).ifPresent(claim -> claims.put(claim, Optional.of(value.strip()))));
        members.removed()
                .forEach(name -> ProfileClaim.of(name).ifPresent(claim -> claims.put(claim, Optional.empty())));
        var name = members.find(UserClaims.NAME).map(String::strip);
        return new ProfilePatch(name.isPresent() || members.removed().contains(UserClaims.NAME), name, claims);
    }
}
