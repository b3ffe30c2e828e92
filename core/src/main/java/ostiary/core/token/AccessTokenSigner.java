package ostiary.core.token;

import java.time.Instant;

/// Port: gives access tokens their signed form.
@FunctionalInterface
public interface AccessTokenSigner {
    /// Has the key to sign with. Whoever is going to change something asks for this first: a key that can't be had must
    /// not be found out afterwards.
    ///
    /// @throws ostiary.core.UnavailableException if no key can be had
    Ready ready(Instant now);

    /// For whoever changes nothing.
    default String sign(AccessToken token) {
        return ready(token.issuedAt()).sign(token);
    }

    /// A signer with its key at hand.
    @FunctionalInterface
    interface Ready {
        /// A JWT in compact serialisation (RFC 7515 §7.1).
        String sign(AccessToken token);
    }
}
