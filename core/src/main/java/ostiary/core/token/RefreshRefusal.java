package ostiary.core.token;

/// Why a refresh is refused. Whoever can read it holds a token that this service made.
public enum RefreshRefusal {
    UNKNOWN,
    EXPIRED,
    IDLE,
    REVOKED,
    REPLAYED;

    public static RefreshRefusal of(EndReason ended) {
        return switch (ended) {
            case REVOKED -> REVOKED;
            case REPLAYED -> REPLAYED;
        };
    }
}
