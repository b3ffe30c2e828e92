package ostiary.core.oauth;

import java.util.Optional;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.token.IdTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;

/// The tokens that a registered client gets for a user (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).
///
/// @param refreshToken if the client is registered to use it
/// @param idToken if the scope is of OpenID Connect
public record ClientTokens(IssuedTokens issued, Optional<RefreshToken> refreshToken, Optional<String> idToken) {
    private static final String OPENID = "openid";

    static ClientTokens of(
            RegisteredClient client, IssuedTokens issued, IdTokenSigner.Ready idTokens, Optional<String> nonce) {
        return new ClientTokens(
                issued,
                Optional.of(issued.refreshToken()).filter(_ -> client.allows(GrantType.REFRESH_TOKEN)),
                issued.scopes().contains(OPENID)
                        ? Optional.of(idTokens.sign(issued.claims(), issued.accessToken(), nonce))
                        : Optional.empty());
    }

    @Override
    public String toString() {
        return "ClientTokens with " + issued;
    }
}
