package ostiary.core.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.Subject;

/// Creates the tokens of a login or refresh at an instant. It exists only with a signing key at hand, so that no
/// refresh token is rotated when the access token could not be signed.
public record TokenIssuer(AccessTokenSigner.Ready signer, Instant now) {
    /// One that issues the tokens of now.
    ///
    /// @throws ostiary.core.UnavailableException if there is no key
    public static TokenIssuer at(Instant now, AccessTokenSigner signer) {
        return new TokenIssuer(signer.ready(now), now);
    }

    /// The tokens of a session that has just started or moved on.
    public IssuedTokens issue(Session session, RefreshToken refreshToken) {
        var accessToken = accessToken(session, now);
        return new IssuedTokens(signer.sign(accessToken), accessToken, refreshToken);
    }

    /// A fresh token for a session; it expires no later than the session.
    public static AccessToken accessToken(Session session, Instant now) {
        var expiry = now.plus(AccessToken.LIFETIME);
        return new AccessToken(
                UUID.randomUUID().toString(),
                new Subject.OfUser(session.userId()),
                session.id(),
                session.clientId(),
                session.audience(),
                session.scopes(),
                session.roles(),
                now,
                expiry.isBefore(session.endsAt()) ? expiry : session.endsAt(),
                Optional.of(session.authTime()),
                session.amr(),
                session.userInfo());
    }
}
