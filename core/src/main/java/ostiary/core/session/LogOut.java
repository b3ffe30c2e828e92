package ostiary.core.session;

import java.time.InstantSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.RefreshTokens;

/// Use case: a client ends its session. Any refresh token of the session will do, old ones too (RFC 7009 §2.1).
public final class LogOut {
    private final SessionStore sessions;
    private final RefreshTokens tokens;
    private final AuditLog audit;
    private final InstantSource clock;

    public LogOut(SessionStore sessions, RefreshTokens tokens, AuditLog audit, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /// A text that is no token of ours ends nothing, and its sender learns nothing (RFC 7009 §2.2).
    public void logOut(String refreshToken) {
        var now = clock.instant();
        tokens.read(refreshToken, now).ifPresent(token -> {
            sessions.end(token.userId(), token.sessionId(), EndReason.REVOKED, now);
            audit.record(new AuditEvent.LoggedOut(token.userId(), token.sessionId()));
        });
    }
}
