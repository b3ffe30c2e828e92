package ostiary.core.key;

import java.security.interfaces.RSAPublicKey;

/// A public key that verifies access tokens, always as RS256: the algorithm goes with the key, not with the token
/// (RFC 8725 §3.1).
public record VerificationKey(String kid, RSAPublicKey key) {}
