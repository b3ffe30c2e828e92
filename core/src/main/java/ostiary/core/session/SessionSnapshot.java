package ostiary.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ostiary.core.token.SessionId;
import ostiary.core.token.Sha256;

/// The stored state of a session at one instant.
///
/// @param live hash of the newest refresh token
/// @param liveKey id of the server key that token was derived with
/// @param restsUntil until then the newest token stays the newest, and its predecessor still gets it
/// @param idleUntil when the session ends unless it is refreshed
/// @param origins where its refreshes came from
/// @param forgiven the last lost answer that was forgiven, if there was one
/// @param ended whether and why it ended before its time
public record SessionSnapshot(
        Session session,
        Sha256 live,
        String liveKey,
        Instant restsUntil,
        Instant idleUntil,
        Origins origins,
        Optional<Forgiven> forgiven,
        Optional<Ending> ended) {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /// The state of a new session: its first token need not rest.
    public static SessionSnapshot starting(Session session, Sha256 live, String liveKey) {
        var now = session.startedAt();
        return new SessionSnapshot(
                session,
                live,
                liveKey,
                now,
                now.plus(session.policy().idle()),
                Origins.first(session.device()),
                Optional.empty(),
                Optional.empty());
    }

    /// The state of a new session that waits for its authorization code: it has no token yet, and ends at `until`
    /// unless the code is redeemed. By a clock that is a little behind, too.
    public static SessionSnapshot waiting(Session session, Sha256 code, String key, Instant until) {
        return new SessionSnapshot(
                session,
                code,
                key,
                session.startedAt().minus(CLOCK_SKEW),
                until,
                Origins.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /// Whether it waits for its code: nobody has a token of it.
    boolean isWaiting() {
        return restsUntil.isBefore(session.startedAt());
    }

    /// The state after the token was rotated.
    public SessionSnapshot rotated(Sha256 next, String nextKey, Instant now) {
        return moved(next, nextKey, forgiven.map(Forgiven::rotated), now);
    }

    /// The session after `parent`, whose answer was lost, was forgiven: its newest token rests anew.
    SessionSnapshot forgiving(Sha256 parent, Instant now) {
        return moved(live, liveKey, Optional.of(new Forgiven(parent, now, 0)), now);
    }

    private SessionSnapshot moved(Sha256 next, String nextKey, Optional<Forgiven> forgiven, Instant now) {
        var policy = session.policy();
        return new SessionSnapshot(
                session, next, nextKey, now.plus(policy.grace()), now.plus(policy.idle()), origins, forgiven, ended);
    }

    SessionSnapshot comingFrom(Origins origins) {
        return new SessionSnapshot(session, live, liveKey, restsUntil, idleUntil, origins, forgiven, ended);
    }

    /// Whether `presented` may be exchanged for its successor at `now`: the condition of the write.
    public boolean lets(Sha256 presented, Instant now) {
        return live.equals(presented) && !restsUntil.isAfter(now) && isOpen(now);
    }

    /// Whether the token just before `newest` may be forgiven now: the condition of that write.
    public boolean forgives(Sha256 newest, Instant now) {
        return lets(newest, now) && forgiven.map(Forgiven::allowsAnother).orElse(true);
    }

    /// Whether `parent` has been forgiven and the token after it has not moved on. It is answered as often as it comes,
    /// but no rest begins anew: whoever holds a copy of it could keep the newest token resting for good.
    boolean hasForgiven(Sha256 parent, Sha256 newest) {
        return live.equals(newest)
                && forgiven.filter(last -> last.parent().equals(parent)).isPresent();
    }

    /// Whether `parent` was forgiven at `now`: stores keep milliseconds.
    boolean hasForgivenAt(Sha256 parent, Instant now) {
        return forgiven.filter(last -> last.parent().equals(parent) && last.at().toEpochMilli() == now.toEpochMilli())
                .isPresent();
    }

    /// When its token last moved on or was forgiven, which is a grace before it may do so again: nothing is written to
    /// know it.
    public Instant lastUsedAt() {
        var moved = restsUntil.minus(session.policy().grace());
        return moved.isAfter(session.startedAt()) ? moved : session.startedAt();
    }

    /// The state after its browser's session was replaced.
    SessionSnapshot handedOn(SessionId nextBrowser) {
        return new SessionSnapshot(
                session.of(nextBrowser), live, liveKey, restsUntil, idleUntil, origins, forgiven, ended);
    }

    /// Whether the session can still be refreshed at `now`.
    public boolean isOpen(Instant now) {
        return ended.isEmpty() && idleUntil.isAfter(now) && session.endsAt().isAfter(now);
    }

    /// Whether an end of it would still have to be announced.
    boolean isToEnd(Instant now) {
        return ended.map(ending -> !ending.announced()).orElseGet(() -> isOpen(now));
    }

    /// The session after its end, or after that was announced.
    SessionSnapshot ended(Ending ending) {
        return new SessionSnapshot(
                session, live, liveKey, restsUntil, idleUntil, origins, forgiven, Optional.of(ending));
    }
}
