package ostiary.blueprint;

/// The one DynamoDB table: string keys `pk` and `sk`, and an expiry time in epoch seconds.
public final class TableShape {
    public static final String PARTITION_KEY = "pk";
    public static final String SORT_KEY = "sk";
    public static final String TIME_TO_LIVE = "expires_at";

    /// Followed by a user's id: the partition of the user.
    public static final String USER = "USER#";
    /// Followed by a user's id: the partition of the user's sessions.
    public static final String SESSIONS = "SESSIONS#";
    /// Followed by a user's id: the partition of what the user has agreed to that clients may have.
    public static final String CONSENTS = "CONSENTS#";
    /// Followed by a user's id: the partition of the user's second factors.
    public static final String FACTORS = "FACTORS#";
    /// Followed by an address: the partition of the credential that its login is checked against.
    public static final String LOGIN = "LOGIN#";
    /// Followed by an address: the partition of its sign-ups that wait for their codes.
    public static final String SIGN_UP = "SIGNUP#";
    /// Followed by the hash of its text: the partition of a request for another password.
    public static final String RESET = "RESET#";
    /// Followed by the hash of its text: the partition of an offer to keep an account that will be deleted.
    public static final String KEEP = "KEEP#";
    /// Followed by the hash of its text: the partition of a request for another address.
    public static final String ADDRESS = "ADDRESS#";
    /// Followed by a user's id: the partition of the addresses that the user has left.
    public static final String FORMER = "FORMER#";
    /// Followed by the name of a window: the partition of its count of attempts.
    public static final String THROTTLE = "THROTTLE#";

    /// Followed by a user's id: the partition of what operators have done to the user's account.
    public static final String ADMIN_LOG = "ADMINLOG#";

    /// Followed by the hash of a challenge: the partition of the login that waits for its answer.
    public static final String CODE = "CODE#";
    /// Followed by a user's id at another identity source: the partition that maps it to the user here.
    public static final String SOURCE = "SOURCE#";

    /// Followed by an id: the partition of a registered client.
    public static final String CLIENT = "CLIENT#";
    /// The partition of the ids of all registered clients.
    public static final String CLIENTS = "CLIENTS";
    /// Followed by a client's id: the partition of the tokens that the client has given back.
    public static final String REVOKED_TOKENS = "REVOKED-TOKENS#";

    /// The partition of the rehearsals that have begun and whose data is not removed yet.
    public static final String REHEARSALS = "REHEARSAL";

    /// The partition of the verdicts on releases, and of the claims to find them.
    public static final String VERDICTS = "REHEARSAL#VERDICT";

    /// Followed by a random text: a partition that `ostiary accept` writes to and empties again.
    public static final String ACCEPTANCE = "ACCEPTANCE#";

    /// The partition of what was done to this table after a restore, by the moment that it was restored to. Only an
    /// operator's command knows of it.
    public static final String RESTORES = "RESTORE";

    /// The partition of the public keys that verify access tokens.
    public static final String PUBLIC_KEYS = "KEYS#PUBLIC";

    /// The partition of the revocation feed.
    public static final String REVOCATIONS = "REVOKED#0";

    private TableShape() {}
}
