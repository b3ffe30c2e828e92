package ostiary.core.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ostiary.core.session.EndSession;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;

/// Use case: somebody has signed in in a browser that was signed in before. The session of before ends, for its cookie
/// is replaced.
///
/// What clients have got by it is the same user's, who goes on in the same browser: it is handed on to the new session,
/// and ends with that. Another user's ends now, as by a sign-out: whoever sits there would go on as somebody else.
public final class TakeOverBrowser {
    private final BrowserSessions browserSessions;
    private final SessionStore sessions;
    private final EndSession endSession;
    private final InstantSource clock;

    public TakeOverBrowser(
            BrowserSessions browserSessions, SessionStore sessions, EndSession endSession, InstantSource clock) {
        this.browserSessions = browserSessions;
        this.sessions = sessions;
        this.endSession = endSession;
        this.clock = clock;
    }

    /// Ends the session of before.
    ///
    /// @param cookie what stood for it, if the browser had one; may be anything
    /// @param next what stands for the new one
    /// @throws ostiary.core.UnavailableException if something may be left; whoever signs in once more ends it
    public void takeOver(Optional<String> cookie, RefreshToken next) {
        var now = clock.instant();
        cookie.flatMap(text -> browserSessions.read(text, now))
                .filter(former -> !former.sessionId().equals(next.sessionId()))
                .ifPresent(former -> takeOver(former, next, now));
    }

    private void takeOver(RefreshToken former, RefreshToken next, Instant now) {
        if (former.userId().equals(next.userId())) {
            var all = toEnd(former, now);
            all.stream()
                    .filter(session -> BrowserSessions.isOf(former, session))
                    .forEach(session ->
                            sessions.handOn(session.userId(), session.id(), former.sessionId(), next.sessionId()));
            // Last: a code that waits is dead once neither of its browser's sessions is open.
            all.stream()
                    .filter(session -> session.id().equals(former.sessionId()))
                    .forEach(this::end);
        } else {
            endSession.end(former.userId(), former.sessionId(), EndReason.REVOKED);
            toEnd(former, now).stream()
                    .filter(session -> BrowserSessions.endsWith(former, session))
                    .forEach(this::end);
        }
    }

    private List<Session> toEnd(RefreshToken former, Instant now) {
        return sessions.listToEnd(former.userId(), now).stream()
                .map(SessionSnapshot::session)
                .toList();
    }

    private void end(Session session) {
        endSession.end(session.userId(), session.id(), EndReason.REVOKED);
    }
}
