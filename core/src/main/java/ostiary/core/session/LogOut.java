package ostiary.core.session;

import java.time.InstantSource;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshTokens;

/// Use case: a client ends its session. Any refresh token of the session will do, old
/// ones included (RFC 7009 §2.1).
public final class LogOut {
    private final EndSession endSession;
    private final RefreshTokens tokens;
    private final InstantSource clock;

    public LogOut(EndSession endSession, RefreshTokens tokens, InstantSource clock) {
        this.endSession = endSession;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Ignores a text that is no token of this service, without telling its sender (RFC 7009 §2.2).
    public void logOut(String refreshToken) {
        tokens.read(refreshToken, clock.instant())
                .ifPresent(token -> endSession.end(token.userId(), token.sessionId(), EndReason.REVOKED));
    }
}
