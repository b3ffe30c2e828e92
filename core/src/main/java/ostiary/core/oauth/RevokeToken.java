package ostiary.core.oauth;

import java.time.Instant;
import java.time.InstantSource;
import ostiary.core.access.Revocation;
import ostiary.core.access.RevocationFeed;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;

/// Use case: a client gives back an access token that it has got for itself (RFC 7009).
///
/// Noted, told to the feed, and noted that it was told: whoever asks again after a failure in between tells the feed
/// once more, and after the last step nothing is written any more.
public final class RevokeToken {
    private final AccessTokenVerifier verifier;
    private final RevokedTokenStore revoked;
    private final RevocationFeed feed;
    private final AuditLog audit;
    private final InstantSource clock;

    public RevokeToken(
            AccessTokenVerifier verifier,
            RevokedTokenStore revoked,
            RevocationFeed feed,
            AuditLog audit,
            InstantSource clock) {
        this.verifier = verifier;
        this.revoked = revoked;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends a token. What is no token of this service, and one that has expired, is as good as ended (RFC 7009 §2.2).
    ///
    /// @param client authenticated
    /// @param token as the client sent it; may be anything
    /// @return false for a token that somebody else has got (RFC 7009 §2.1)
    public boolean revoke(RegisteredClient client, String token) {
        var now = clock.instant();
        return switch (verifier.verifyForAnyAudience(token, now)) {
            case Invalid _ -> true;
            case Valid(var valid) -> isOf(client, valid) && end(client.id(), valid.sessionId(), now);
        };
    }

    private static boolean isOf(RegisteredClient client, AccessToken token) {
        return token.subject().user().isEmpty() && token.clientId().equals(client.id());
    }

    private boolean end(String clientId, SessionId sessionId, Instant now) {
        if (revoked.revoke(clientId, sessionId, now)) {
            feed.publish(new Revocation.OfSession(sessionId), now);
            revoked.announced(clientId, sessionId);
            audit.record(new AuditEvent.ClientTokenRevoked(clientId, sessionId));
        }
        return true;
    }
}
