package ostiary.blueprint;

/// The one DynamoDB table: string keys `pk` and `sk`, and the instant, in epoch seconds, after which an item may go.
public final class AuthTable {
    public static final String PARTITION_KEY = "pk";
    public static final String SORT_KEY = "sk";
    public static final String TIME_TO_LIVE = "expires_at";

    /// The partition that the revocation feed lies in.
    public static final String REVOCATIONS = "REVOKED#0";

    private AuthTable() {}
}
