package ostiary.core.key;

import java.security.PublicKey;

/// A public key that verifies tokens, always as of one algorithm: that goes with the key, not with the token
/// (RFC 8725 §3.1).
public record VerificationKey(String kid, PublicKey key, SignatureAlgorithm algorithm) {
    /// A key of RSA or of ECDSA.
    public VerificationKey(String kid, PublicKey key) {
        this(kid, key, SignatureAlgorithm.of(key));
    }
}
