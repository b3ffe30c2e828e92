package ostiary.core.oauth;

import java.time.Instant;
import java.time.InstantSource;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.session.EndSession;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Use case: a client gives back a token (RFC 7009). A refresh token or an access token of a user ends its session, and
/// with it all that came of the same login (§2.1).
///
/// One that the client has got for itself is noted, told to the feed, and noted that it was told: whoever asks again
/// after a failure in between tells the feed
/// once more, and after the last step nothing is written any more.
public final class RevokeToken {
    private final AccessTokenVerifier verifier;
    private final RefreshTokens refreshTokens;
    private final EndSession endSession;
    private final RevokedTokenStore revoked;
    private final RevocationFeed feed;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param refreshTokens of the built-in clients
    public RevokeToken(
            AccessTokenVerifier verifier,
            RefreshTokens refreshTokens,
            EndSession endSession,
            RevokedTokenStore revoked,
            RevocationFeed feed,
            AuditLog audit,
            InstantSource clock) {
        this.verifier = verifier;
        this.refreshTokens = refreshTokens;
        this.endSession = endSession;
        this.revoked = revoked;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends a token. What is no token of this service, and one that has expired, is as good as ended (RFC 7009 §2.2).
    ///
    /// @param client authenticated, or public
    /// @param token as the client sent it; may be anything
    public Outcome revoke(RegisteredClient client, String token) {
        var now = clock.instant();
        var refreshToken = refreshTokens.of(client.id()).read(token, now);
        if (refreshToken.isPresent()) {
            return end(refreshToken.get().userId(), refreshToken.get().sessionId());
        }
        return switch (verifier.verifyForAnyAudience(token, now)) {
            case Invalid _ -> Outcome.OVER;
            case Valid(var valid) -> valid.clientId().equals(client.id()) ? end(valid, now) : Outcome.OF_SOMEBODY_ELSE;
        };
    }

    private Outcome end(AccessToken token, Instant now) {
        return token.subject().user().map(user -> end(user, token.sessionId())).orElseGet(() -> endOwn(token, now));
    }

    private Outcome end(UserId user, SessionId session) {
        endSession.end(user, session, EndReason.REVOKED);
        return Outcome.OVER;
    }

    private Outcome endOwn(AccessToken token, Instant now) {
        var client = token.clientId();
        if (!revoked.revoke(client, token.sessionId(), now)) {
            return Outcome.OVER;
        }
        // Even a token for another audience: who takes it may follow the feed.
        if (!revoked.mayAnnounce(client, now)) {
            return Outcome.TOO_MANY;
        }
        feed.publish(new Revocation.OfSession(token.sessionId()), now);
        revoked.announced(client, token.sessionId());
        audit.record(new AuditEvent.ClientTokenRevoked(client, token.sessionId()));
        return Outcome.OVER;
    }

    /// The outcome of a revocation.
    public enum Outcome {
        OVER,
        /// It was issued to somebody else, and is as it was (RFC 7009 §2.1).
        OF_SOMEBODY_ELSE,
        /// Introspection knows, the authorizers don't: to be asked for again in a minute.
        TOO_MANY
    }
}
