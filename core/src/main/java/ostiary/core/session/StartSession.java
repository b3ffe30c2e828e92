package ostiary.core.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.Client;
import ostiary.core.key.HmacKeys;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// Use case: a session starts for a user who has logged in.
public final class StartSession {
    private final SessionStore sessions;
    private final RefreshTokens tokens;
    private final HmacKeys keys;
    private final AccessTokenSigner signer;
    private final AuditLog audit;

    public StartSession(
            SessionStore sessions, RefreshTokens tokens, HmacKeys keys, AccessTokenSigner signer, AuditLog audit) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.keys = keys;
        this.signer = signer;
        this.audit = audit;
    }

    /// Starts a session on `device`.
    ///
    /// @param amr how the user proved who they are (RFC 8176)
    public IssuedTokens start(
            UserId userId, Set<String> roles, List<String> amr, Client client, Device device, Instant now) {
        var issuer = TokenIssuer.at(now, signer);
        var session = new Session(
                new SessionId(UUID.randomUUID()),
                userId,
                client.id(),
                client.scopes(),
                roles,
                amr,
                client.policy(),
                device,
                now,
                now.plus(client.policy().absolute()));
        var key = keys.current(now);
        var first = tokens.first(session.userId(), session.id(), key);
        sessions.start(SessionSnapshot.starting(session, first.hash(), key.id()));
        audit.record(new AuditEvent.LoggedIn(session.userId(), session.id(), client.id()));
        return issuer.issue(session, first);
    }
}
