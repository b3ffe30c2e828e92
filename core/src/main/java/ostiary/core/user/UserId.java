package ostiary.core.user;

import java.util.UUID;

/// Identifies a user permanently, even if the e-mail address changes: the `sub` of tokens.
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
