package ostiary.core.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ostiary.core.UnavailableException;
import ostiary.core.token.EndReason;
import ostiary.core.user.UserStatus;

/// Bounds how many sessions a user has open. They are counted at a random tenth of the logins, since counting takes a
/// read of them all: in between there may be a few more.
public final class SessionLimit {
    private static final int COUNTED_ONCE_IN = 10;

    /// A login waits for no more than so many ends. What is left is for the next count.
    private static final int MOST_ENDS = 30;

    private final int most;
    private final SessionStore sessions;
    private final EndSession endSession;
    private final RandomGenerator random;

    /// @param most open sessions of a user, after a count
    public SessionLimit(int most, SessionStore sessions, EndSession endSession, RandomGenerator random) {
        this.most = most;
        this.sessions = sessions;
        this.endSession = endSession;
        this.random = random;
    }

    /// Maybe counts, and ends those that have not been used for longest: never `started`, however the clocks of
    /// others stand.
    public void apply(Session started, UserStatus status, Instant now) {
        if (random.nextInt(COUNTED_ONCE_IN) != 0) {
            return;
        }
        try {
            var others = sessions.listToEnd(started.userId(), now).stream()
                    .filter(found -> status.admits(
                            found.session().id().value(), found.session().startedAt()))
                    .filter(found -> !found.isWaiting() && !found.session().id().equals(started.id()))
                    .sorted(Comparator.comparing(SessionSnapshot::lastUsedAt))
                    .toList();
            var open = others.stream().filter(found -> found.ended().isEmpty()).toList();
            // An end that was cut off before it was announced is announced now.
            var cutOff = others.stream().filter(found -> found.ended().isPresent());
            Stream.concat(cutOff, open.stream().limit(Math.max(0, 1L + open.size() - most)))
                    .limit(MOST_ENDS)
                    .forEach(surplus ->
                            endSession.end(started.userId(), surplus.session().id(), EndReason.DISPLACED));
        } catch (UnavailableException notNow) {
            // The login itself is done. There will be another count.
        }
    }
}
