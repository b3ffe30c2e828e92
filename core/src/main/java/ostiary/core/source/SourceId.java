package ostiary.core.source;

import java.util.UUID;
import ostiary.core.user.UserId;

/// Names a user of the identity source for ever, whatever becomes of the e-mail address: its `sub`.
public record SourceId(UUID value) {
    /// Who such a user is here, unless an import has said otherwise: what a team keeps under the `sub` of
    /// the source it finds under the `sub` of our tokens.
    public UserId asUserId() {
        return new UserId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
