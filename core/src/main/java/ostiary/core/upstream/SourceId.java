package ostiary.core.upstream;

import java.util.UUID;
import ostiary.core.user.UserId;

/// Identifies a user of the identity source permanently, even if the e-mail address changes: its `sub`.
public record SourceId(UUID value) {
    private static final int MADE_BY_AN_IMPORT = 8;

    /// The user's id here unless an import assigned another: data that a team keeps under the source's `sub` stays
    /// valid under the `sub` of our tokens.
    public UserId asUserId() {
        return new UserId(value);
    }

    /// Whether an imported account may be linked to this user, who has proven its address.
    ///
    /// An account imported under another system's UUID may not, unless it equals this `sub`: an address can change
    /// owner at the source before the account is first used, a `sub` can't. Ids of version 8 (RFC 9562 §5.8) are
    /// made by imports and are nobody's `sub`.
    boolean mayBe(UserId imported) {
        return imported.equals(asUserId()) || imported.value().version() == MADE_BY_AN_IMPORT;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
