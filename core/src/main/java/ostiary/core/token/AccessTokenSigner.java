package ostiary.core.token;

import java.time.Instant;

/// Port: signs access tokens.
@FunctionalInterface
public interface AccessTokenSigner {
    /// Signs nothing and needs no key: for whoever starts sessions and hands out no access token.
    AccessTokenSigner NONE = _ -> _ -> "";

    /// Fetches the signing key. Call it before any write, so that a missing key is found out
    /// before something has changed.
    ///
    /// @throws ostiary.core.UnavailableException if there is no key
    Ready ready(Instant now);

    /// Signs with the key of now, for callers that write nothing.
    default String sign(AccessToken token) {
        return ready(token.issuedAt()).sign(token);
    }

    /// A signer that holds its key.
    @FunctionalInterface
    interface Ready {
        /// The token as a JWT in compact serialisation (RFC 7515 §7.1).
        String sign(AccessToken token);
    }
}
