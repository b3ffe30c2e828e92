package ostiary.core.session;

import java.time.Instant;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;

/// Puts together what login and refresh hand out.
record TokenIssuer(AccessTokenSigner signer) {
    IssuedTokens issue(Session session, RefreshToken refreshToken, Instant now) {
        var accessToken = AccessToken.of(session, now);
        return new IssuedTokens(signer.sign(accessToken), accessToken.lifetime(), refreshToken, session.scopes());
    }
}
