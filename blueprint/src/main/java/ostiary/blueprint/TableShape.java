package ostiary.blueprint;

/// The one DynamoDB table: string keys `pk` and `sk`, and the instant, in epoch seconds, after which an item may go.
public final class TableShape {
    public static final String PARTITION_KEY = "pk";
    public static final String SORT_KEY = "sk";
    public static final String TIME_TO_LIVE = "expires_at";

    /// With a user's id: the partition of the user and the user's sessions.
    public static final String USER = "USER#";
    /// With an address: the partition of what its login is checked against.
    public static final String LOGIN = "LOGIN#";
    /// With an address: the partition of its sign-ups that wait for their codes.
    public static final String SIGN_UP = "SIGNUP#";
    /// With the name of a window: the partition of its count of attempts.
    public static final String THROTTLE = "THROTTLE#";

    /// With the hash of a challenge: the partition of the login that waits for its answer.
    public static final String CODE = "CODE#";
    /// With a user's id at another identity source: the partition that tells who that is here.
    public static final String SOURCE = "SOURCE#";

    /// The partition of the rehearsals that have begun and not been tidied up behind.
    public static final String REHEARSALS = "REHEARSAL";

    /// The partition that the revocation feed lies in.
    public static final String REVOCATIONS = "REVOKED#0";

    private TableShape() {}
}
