package ostiary.core.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.Subject;
import ostiary.core.user.ToldClaims;

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
        return issue(session, ToldClaims.NONE, refreshToken);
    }

    /// The same for a client of the service's own.
    ///
    /// @param told what its access tokens tell of the user
    public IssuedTokens issue(Session session, ToldClaims told, RefreshToken refreshToken) {
        var accessToken = accessToken(session, told, now);
        return new IssuedTokens(signer.sign(accessToken), accessToken, refreshToken);
    }

    /// A fresh token for a session; it expires no later than the session.
    public static AccessToken accessToken(Session session, Instant now) {
        return accessToken(session, ToldClaims.NONE, now);
    }

    private static AccessToken accessToken(Session session, ToldClaims told, Instant now) {
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
                session.userInfo(),
                told);
    }
}
