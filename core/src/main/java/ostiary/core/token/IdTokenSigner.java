package ostiary.core.token;

import java.util.Optional;

/// Port: signs ID tokens (OpenID Connect Core §2).
@FunctionalInterface
public interface IdTokenSigner {
    /// The ID token of the login behind an access token, for the client that gets both.
    ///
    /// @param claims of the access token
    /// @param accessToken in compact serialisation: the ID token has its hash
    /// @param nonce that the client sent when it asked for the code
    String sign(AccessToken claims, String accessToken, Optional<String> nonce);
}
