package ostiary.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;

/// Checks a signature of RS256 (RFC 7518 §3.3).
@FunctionalInterface
interface Rs256Check {
    /// Whether the holder of the private half has signed.
    ///
    /// @throws GeneralSecurityException if it can't be told, or the signature is none of that length
    boolean check(byte[] signed, byte[] signature, PublicKey key) throws GeneralSecurityException;
}
