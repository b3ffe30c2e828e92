package ostiary.core.admin;

import ostiary.core.user.SealedHash;

/// The hash that takes the place of a password which an operator has made void.
public final class VoidPassword {
    private VoidPassword() {}

    /// One of its own for each record, so that a reset which was asked for before is void, too.
    public static SealedHash of(AdminRecord record) {
        return SealedHash.voided(record.id());
    }
}
