package ostiary.blueprint;

import java.util.Set;

/// The attributes of the items of second factors that using one changes.
public final class FactorAttributes {
    public static final String LAST_STEP = "last_step";
    public static final String LAST_USED_AT = "last_used_at";
    public static final String USED_BY = "used_by";
    public static final String CODE_HASHES = "code_hashes";
    public static final String SIGN_COUNT = "sign_count";
    public static final String MISSES = "misses";
    public static final String NAME = "name";

    /// The attributes that a login reads and writes to use up a code, or to count the use of a passkey: no secret, and
    /// not which factors there are.
    public static final Set<String> OF_A_USE = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            LAST_STEP,
            LAST_USED_AT,
            USED_BY,
            CODE_HASHES,
            SIGN_COUNT,
            MISSES);

    /// The attributes that another name of a passkey reads and writes.
    public static final Set<String> OF_A_NAME = Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NAME);

    /// The attributes by which an operator ends the count of wrong codes.
    public static final Set<String> OF_AN_UNLOCK = Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, MISSES);

    /// The attributes by which they go with an account that will be deleted.
    public static final Set<String> OF_A_DELETION =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, TableShape.TIME_TO_LIVE);

    private FactorAttributes() {}
}
