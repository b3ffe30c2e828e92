package ostiary.core.token;

/// Why a session was ended early.
public enum EndReason {
    /// The user logged out, or somebody with the right to do so ended it.
    REVOKED,
    /// The user started more sessions than one may have, and this one had not been used for longest.
    DISPLACED,
    /// A refresh token was presented after its grace had passed: somebody has a copy.
    REPLAYED
}
