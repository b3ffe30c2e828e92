package ostiary.core.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import ostiary.core.client.Client;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;

/// The sessions of browsers that are signed in on the service's own pages, so that the next client need not ask anew.
///
/// Each is a session like any other: listed, bounded, and over when its user logs out everywhere. What stands for it is
/// its first refresh token, which never rotates, and which nobody but these pages takes for one.
public final class BrowserSessions {
    /// By this name a session is one of a browser. No client can be registered by it.
    private static final String CLIENT_ID = "ostiary-pages";

    /// A working day: whoever is signed in longer proves once more who they are.
    private static final Duration LIFETIME = Duration.ofHours(12);

    /// As which users sign in on the pages.
    public static final Client CLIENT =
            new Client(CLIENT_ID, Set.of(), new SessionPolicy(Duration.ZERO, LIFETIME, LIFETIME));

    private final SessionStore sessions;
    private final UserStatusStore users;
    private final RefreshTokens tokens;

    /// @param tokens of the built-in clients
    public BrowserSessions(SessionStore sessions, UserStatusStore users, RefreshTokens tokens) {
        this.sessions = sessions;
        this.users = users;
        this.tokens = tokens(tokens);
    }

    /// The tokens that stand for browsers' sessions.
    public static RefreshTokens tokens(RefreshTokens tokens) {
        return tokens.of(CLIENT_ID);
    }

    /// The session that a browser shows, if it is open, and its user still admitted.
    ///
    /// @param text as the browser sent it; may be anything
    public Optional<SignedIn> find(String text, Instant now) {
        return tokens.read(text, now).flatMap(token -> open(token, now)).flatMap(this::admitted);
    }

    /// The session that a browser shows, open or not: for whoever ends it, maybe once more.
    ///
    /// @param text as the browser sent it; may be anything
    Optional<Session> findAny(String text, Instant now) {
        return tokens.read(text, now).flatMap(this::shown).map(SessionSnapshot::session);
    }

    private Optional<Session> open(RefreshToken token, Instant now) {
        return shown(token).filter(found -> found.isOpen(now)).map(SessionSnapshot::session);
    }

    private Optional<SessionSnapshot> shown(RefreshToken token) {
        return sessions.find(token.userId(), token.sessionId())
                .filter(found -> found.live().equals(token.hash()));
    }

    /// Who is admitted by a glance that lags is refused when the code is redeemed. Who is not, is looked at again.
    private Optional<SignedIn> admitted(Session session) {
        return admitted(session, users.glanceStatus(session.userId()))
                .or(() -> admitted(session, users.findStatus(session.userId())));
    }

    private static Optional<SignedIn> admitted(Session session, Optional<UserStatus> found) {
        return found.filter(status -> status.admits(session.id().value(), session.startedAt()))
                .map(status -> new SignedIn(session.with(status), status));
    }

    /// A browser's session, and what holds for its user.
    public record SignedIn(Session session, UserStatus status) {}
}
