package ostiary.cli;

import java.util.Optional;
import java.util.UUID;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;

/// How an operator names a user: by id, or by the address of a login.
record UserName(String text) {

    /// The user's id, or empty if the address belongs to no login. Whether there is a user of an id is not looked up.
    Optional<UserId> find(UserStore users) {
        return id().or(() ->
                EmailAddress.parse(text).flatMap(users::findCredential).map(Credential::userId));
    }

    private Optional<UserId> id() {
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(new UserId(id)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
