package ostiary.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.AccessToken;

/// What an authorizer knows of revoked tokens. It asks the feed before the first answer and then, before an
/// answer, when it last asked [#INTERVAL] ago: one call for all requests in between, and after a freeze the first
/// thing it does.
///
/// Where the feed cannot be read, it goes on with what it knows: refusing everybody instead would let one fault
/// log everybody out. It asks less and less often then, since a question that hangs costs a request its time, and
/// finds the end of the fault within 30 seconds. A token that was revoked meanwhile is good until then, and never
/// for longer than until it expires, 10 minutes at the most.
public final class RevocationList {
    /// How old what it knows may be, while the feed can be read.
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /// From one question to the next, by how many have failed in a row.
    private static final List<Duration> PAUSES =
            List.of(INTERVAL, INTERVAL, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));

    /// An entry can become visible a little after its time: calls take time, and clocks differ.
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final RevocationFeed feed;
    private final AuditLog audit;
    private final ReentrantLock lock = new ReentrantLock();
    private final int most;
    private final RevokedTokens revoked;
    private Instant asked = Instant.MIN;
    private Instant known = Instant.MIN;
    private int failures;

    public RevocationList(RevocationFeed feed, AuditLog audit) {
        this(feed, audit, RevocationFeed.MOST);
    }

    RevocationList(RevocationFeed feed, AuditLog audit, int most) {
        this.feed = feed;
        this.audit = audit;
        this.most = most;
        this.revoked = new RevokedTokens(most);
    }

    /// Whether the token was revoked, as of [#INTERVAL] ago or later if the feed can be read.
    public boolean covers(AccessToken token, Instant now) {
        lock.lock();
        try {
            if (isDue(now)) {
                ask(now);
            }
            return revoked.cover(token);
        } finally {
            lock.unlock();
        }
    }

    /// Also when the clock was set back.
    private boolean isDue(Instant now) {
        var pause = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
        return asked.equals(Instant.MIN) || now.isBefore(asked) || !now.isBefore(asked.plus(pause));
    }

    private void ask(Instant now) {
        asked = now;
        var horizon = now.minus(RevocationFeed.MEMORY);
        try {
            take(news(horizon), now);
            known = now;
            failures = 0;
        } catch (RuntimeException unreadable) {
            failures++;
            audit.record(new AuditEvent.RevocationFeedUnreadable());
        }
        revoked.forgetBefore(horizon);
    }

    /// A feed that gives more than can be held has perhaps not given all, however few they are about.
    private void take(List<Revocation> news, Instant now) {
        if (news.size() > most) {
            revoked.refuseEveryoneUpTo(now);
        } else {
            news.forEach(revocation -> revoked.add(revocation, now));
        }
    }

    private List<Revocation> news(Instant horizon) {
        boolean recent = known.isAfter(horizon.plus(OVERLAP));
        return feed.since(recent ? known.minus(OVERLAP) : horizon);
    }
}
