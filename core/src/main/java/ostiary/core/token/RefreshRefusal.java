package ostiary.core.token;

/// Why a refresh is refused. Only the holder of a token that this service issued learns the reason.
public enum RefreshRefusal {
    UNKNOWN,
    EXPIRED,
    IDLE,
    REVOKED,
    REPLAYED;

    public static RefreshRefusal of(EndReason ended) {
        return switch (ended) {
            case REVOKED, DISPLACED -> REVOKED;
            case REPLAYED -> REPLAYED;
        };
    }
}
