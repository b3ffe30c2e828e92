package ostiary.core.key;

import java.security.interfaces.RSAPrivateKey;

/// A private key that signs access tokens, always with RS256.
///
/// @param kid names its public half in the published key set (RFC 7517 §4.5)
public record SigningKey(String kid, RSAPrivateKey key) {
    @Override
    public String toString() {
        return "SigningKey " + kid;
    }
}
