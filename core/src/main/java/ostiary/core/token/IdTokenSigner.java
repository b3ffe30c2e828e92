package ostiary.core.token;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.key.SignatureAlgorithm;

/// Port: signs ID tokens (OpenID Connect Core §2).
@FunctionalInterface
public interface IdTokenSigner {
    /// Fetches the signing key. Call it before any write, so that a missing key is found out before something has
    /// changed.
    ///
    /// @param algorithm that the client is registered for
    /// @throws ostiary.core.UnavailableException if there is no key
    Ready ready(SignatureAlgorithm algorithm, Instant now);

    /// A signer that holds its key.
    @FunctionalInterface
    interface Ready {
        /// The ID token of the login behind an access token, for the client that gets both.
        ///
        /// @param claims of the access token
        /// @param accessToken in compact serialisation: the ID token has its hash
        /// @param nonce that the client sent when it asked for the code
        String sign(AccessToken claims, String accessToken, Optional<String> nonce);
    }
}
