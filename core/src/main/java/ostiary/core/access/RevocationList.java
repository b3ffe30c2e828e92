package ostiary.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.AccessToken;

/// An authorizer's copy of the revocation feed. It reads the feed before the first check and again before a check
/// once the last read is [#INTERVAL] old: one call for all requests in between, and the first thing after a freeze. One
/// request waits for that read; those that come meanwhile are judged by the copy that there is, unless it is
/// older than three times that.
///
/// While the feed cannot be read, the last copy stays in use: refusing everybody would let one fault
/// log everybody out. Reads then become less frequent, since a hanging call costs a request its time,
/// but resume within 30 seconds of recovery. A token revoked meanwhile is accepted until then, at most
/// until it expires after 10 minutes.
public final class RevocationList {
    /// The greatest age of the copy while the feed can be read.
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /// The pause before the next read, indexed by the number of consecutive failures.
    private static final List<Duration> PAUSES =
            List.of(INTERVAL, INTERVAL, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));

    private static final Duration LATE = Duration.ofSeconds(1);

    /// How old a copy may be that requests are judged by while another reads.
    private static final Duration WITHOUT_WAITING = INTERVAL.multipliedBy(3);

    private final RevocationReader feed;
    private final AuditLog audit;
    private final ReentrantLock reading = new ReentrantLock();
    private final RevokedTokens revoked;
    private volatile Instant asked = Instant.MIN;
    private volatile Instant known = Instant.MIN;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong reads = new AtomicLong();

    public RevocationList(RevocationReader feed, AuditLog audit) {
        this(feed, audit, RevokedTokens.MOST);
    }

    RevocationList(RevocationReader feed, AuditLog audit, int most) {
        this.feed = feed;
        this.audit = audit;
        this.revoked = new RevokedTokens(most);
    }

    /// Whether the token was revoked, as of [#INTERVAL] ago or later if the feed can be read.
    public boolean covers(AccessToken token, Instant now) {
        if (isDue(now)) {
            readUnlessOthersDo(now);
        }
        synchronized (revoked) {
            return revoked.cover(token);
        }
    }

    /// Since when the copy lacks nothing; empty until the feed was read once.
    public Optional<Instant> knownAsOf() {
        return Optional.of(known).filter(instant -> !instant.equals(Instant.MIN));
    }

    private void readUnlessOthersDo(Instant now) {
        long before = reads.get();
        if (isTooOld(now)) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return;
        }
        try {
            if (reads.get() == before) {
                ask(now);
                reads.incrementAndGet();
            }
        } finally {
            reading.unlock();
        }
    }

    /// After a rest the copy says nothing of what came since: all wait for the read, unless reads fail.
    private boolean isTooOld(Instant now) {
        return isFirst() || (failures.get() == 0 && now.isAfter(known.plus(WITHOUT_WAITING)));
    }

    /// Whether somebody waits for the read of another.
    boolean isWaitedFor() {
        return reading.hasQueuedThreads();
    }

    private boolean isFirst() {
        return asked.equals(Instant.MIN);
    }

    /// True also if the clock was set back, by more than another thread's reading of it may be late.
    private boolean isDue(Instant now) {
        var pause = PAUSES.get(Math.min(failures.get(), PAUSES.size() - 1));
        return isFirst() || now.isBefore(asked.minus(LATE)) || !now.isBefore(asked.plus(pause));
    }

    private void ask(Instant now) {
        var horizon = now.minus(RevocationReader.MEMORY);
        try {
            if (isRead(unread(horizon, now), now)) {
                known = now;
                failures.set(0);
            } else {
                failed();
            }
        } catch (RuntimeException unreadable) {
            failed();
        }
        asked = now;
        synchronized (revoked) {
            revoked.forgetBefore(horizon);
        }
    }

    /// Where older revocations are missing, every token that they may concern is refused: honest clients refresh and go
    /// on, and a revoked session cannot refresh.
    ///
    /// @return false if the read broke off: what it has got counts, and the next one begins where this did
    private boolean isRead(Instant from, Instant now) {
        var answer = feed.since(from);
        synchronized (revoked) {
            answer.revocations().forEach(revocation -> revoked.add(revocation, now));
            if (!answer.isBroken() && answer.completeSince().isAfter(from)) {
                revoked.refuseEveryoneUpTo(answer.completeSince());
            }
        }
        return !answer.isBroken();
    }

    private void failed() {
        failures.incrementAndGet();
        audit.record(new AuditEvent.RevocationFeedUnreadable());
    }

    /// The moment from which on the feed is to be read. After a clock was set back, or forth and back, nothing
    /// counts as read.
    private Instant unread(Instant horizon, Instant now) {
        boolean recent = known.isAfter(horizon.plus(RevocationReader.OVERLAP)) && !known.isAfter(now);
        return recent ? known.minus(RevocationReader.OVERLAP) : horizon;
    }
}
