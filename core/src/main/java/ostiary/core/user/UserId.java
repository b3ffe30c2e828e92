package ostiary.core.user;

import java.util.UUID;

/// Names a user for ever, whatever becomes of the e-mail address: the `sub` of tokens.
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
