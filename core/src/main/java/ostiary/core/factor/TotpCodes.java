package ostiary.core.factor;

/// Port: the codes that authenticator apps show (RFC 6238, HMAC-SHA-1, six digits, steps of 30 seconds since the
/// epoch).
@FunctionalInterface
public interface TotpCodes {
    /// The six digits of a time step.
    String code(TotpSecret secret, long step);
}
