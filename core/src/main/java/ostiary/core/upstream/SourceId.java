package ostiary.core.upstream;

import java.util.UUID;
import ostiary.core.user.UserId;

/// Names a user of the identity source for ever, whatever becomes of the e-mail address: its `sub`.
public record SourceId(UUID value) {
    private static final int MADE_BY_AN_IMPORT = 8;

    /// Who such a user is here, unless an import has said otherwise: what a team keeps under the `sub` of
    /// the source it finds under the `sub` of our tokens.
    public UserId asUserId() {
        return new UserId(value);
    }

    /// Whether an account that an import made may become this user's, who has proven its address.
    ///
    /// One that kept a UUID of another system may not, unless it is this `sub`: an address can change its owner at
    /// the source before the account is ever used, a `sub` can't. Ids of version 8 (RFC 9562 §5.8) are made by
    /// imports, and are nobody's `sub`.
    boolean mayBe(UserId imported) {
        return imported.equals(asUserId()) || imported.value().version() == MADE_BY_AN_IMPORT;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
