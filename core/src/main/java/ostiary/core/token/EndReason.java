package ostiary.core.token;

/// Why a session ended before its time.
public enum EndReason {
    /// Its user logged out, or somebody who may ended it.
    REVOKED,
    /// A refresh token came that was superseded for longer than the grace: a copy is in other hands.
    REPLAYED
}
