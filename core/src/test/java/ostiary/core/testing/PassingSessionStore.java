package ostiary.core.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ostiary.core.session.Origins;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;

/// Passes everything on; a test gets one thing wrong.
public class PassingSessionStore implements SessionStore {
    private final SessionStore real;

    public PassingSessionStore(SessionStore real) {
        this.real = real;
    }

    @Override
    public void start(SessionSnapshot session) {
        real.start(session);
    }

    @Override
    public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
        return real.rotate(presented, next, nextKey, now);
    }

    @Override
    public Rotation forgive(RefreshToken parent, RefreshToken newest, Instant now) {
        return real.forgive(parent, newest, now);
    }

    @Override
    public boolean remember(SessionSnapshot found, Origins origins) {
        return real.remember(found, origins);
    }

    @Override
    public Optional<SessionSnapshot> find(UserId userId, SessionId sessionId) {
        return real.find(userId, sessionId);
    }

    @Override
    public Optional<String> findAudience(UserId userId, SessionId sessionId) {
        return real.findAudience(userId, sessionId);
    }

    @Override
    public Optional<Instant> findOpen(UserId userId, SessionId sessionId, Instant now) {
        return real.findOpen(userId, sessionId, now);
    }

    @Override
    public Optional<SessionId> findBrowser(UserId userId, SessionId sessionId) {
        return real.findBrowser(userId, sessionId);
    }

    @Override
    public void handOn(UserId userId, SessionId sessionId, SessionId from, SessionId to) {
        real.handOn(userId, sessionId, from, to);
    }

    @Override
    public List<SessionSnapshot> list(UserId userId, Instant now) {
        return real.list(userId, now);
    }

    @Override
    public List<SessionSnapshot> listToEnd(UserId userId, Instant now) {
        return real.listToEnd(userId, now);
    }

    @Override
    public boolean end(UserId userId, SessionId sessionId, EndReason reason, Instant now) {
        return real.end(userId, sessionId, reason, now);
    }

    @Override
    public void forgetAll(UserId userId, Optional<SessionId> butOne) {
        real.forgetAll(userId, butOne);
    }

    @Override
    public void announced(UserId userId, SessionId sessionId, Instant now) {
        real.announced(userId, sessionId, now);
    }
}
