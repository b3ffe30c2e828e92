package ostiary.core.session;

import java.time.Instant;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;

/// Puts together what login and refresh hand out at an instant. There is none without a key, so that nobody moves a
/// refresh token on whose access token could not be signed.
record TokenIssuer(AccessTokenSigner.Ready signer, Instant now) {
    static TokenIssuer at(Instant now, AccessTokenSigner signer) {
        return new TokenIssuer(signer.ready(now), now);
    }

    IssuedTokens issue(Session session, RefreshToken refreshToken) {
        var accessToken = AccessToken.of(session, now);
        return new IssuedTokens(signer.sign(accessToken), accessToken.lifetime(), refreshToken, session.scopes());
    }
}
