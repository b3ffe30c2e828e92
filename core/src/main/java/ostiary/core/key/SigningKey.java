package ostiary.core.key;

import java.security.PrivateKey;

/// A private key that signs tokens, always with the algorithm that goes with it.
///
/// @param kid names its public half in the published key set (RFC 7517 §4.5)
public record SigningKey(String kid, PrivateKey key, SignatureAlgorithm algorithm) {
    /// A key of RSA or of ECDSA.
    public SigningKey(String kid, PrivateKey key) {
        this(kid, key, SignatureAlgorithm.of(key));
    }

    @Override
    public String toString() {
        return "SigningKey " + kid;
    }
}
