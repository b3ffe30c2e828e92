package ostiary.core.key;

import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Optional;
import java.util.stream.Stream;

/// The algorithms that tokens are signed with (RFC 7518 §3.1).
public enum SignatureAlgorithm {
    /// RSA with PKCS#1 v1.5 and SHA-256: access tokens, and ID tokens unless their client has chosen otherwise.
    RS256,
    /// ECDSA on P-256 with SHA-256.
    ES256;

    /// The one that goes with a key: it is never read from a token (RFC 8725 §3.1).
    ///
    /// @throws IllegalArgumentException for a key of another kind
    static SignatureAlgorithm of(Key key) {
        return switch (key) {
            case RSAKey _ -> RS256;
            case ECKey _ -> ES256;
            default -> throw new IllegalArgumentException("neither a key of RSA nor one of ECDSA");
        };
    }

    /// The algorithm by that name, if it is one.
    public static Optional<SignatureAlgorithm> parse(String text) {
        return Stream.of(values()).filter(known -> known.name().equals(text)).findFirst();
    }
}
