package ostiary.functions.rehearsal;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.adapters.telemetry.FaultLog;

/// Use case: test that new versions work together before any user reaches them, without leaving data behind.
///
/// The walk's user is removed however it ends. A process that dies on the way leaves its user behind, whose
/// password and tokens nobody has; the next rehearsal removes it.
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /// Longer than any rehearsal takes: one that began earlier will not remove its user any more.
    private static final Duration SURELY_OVER = Duration.ofMinutes(15);

    /// The pause before the second try of a failed walk.
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(1);

    /// Long enough not to be guessed in the minute that the account exists.
    private static final int PASSWORD_BYTES = 32;

    private final FrontDoor door;
    private final SyntheticMailbox mailbox;
    private final SyntheticClients clients;
    private final SyntheticUserStore users;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Sleeper sleeper;

    public Rehearsal(
            FrontDoor door,
            SyntheticMailbox mailbox,
            SyntheticUserStore users,
            SecureRandom random,
            InstantSource clock,
            Sleeper sleeper) {
        this.door = door;
        this.mailbox = mailbox;
        this.clients = new SyntheticClients(users, random, clock);
        this.users = users;
        this.random = random;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Walks through the service, and once more if that fails: by then every process is new and IAM changes have
    /// propagated, and users would not have met a failure that is gone. Never throws.
    ///
    /// @param lease renewed before each step; a walk that has lost it stops there
    public Verdict rehearse(Lease lease) {
        removeLeftBehind();
        var verdict = walk(lease);
        if (verdict instanceof Verdict.Failed) {
            sleeper.sleep(BETWEEN_WALKS);
            verdict = walk(lease);
        }
        return verdict;
    }

    private Verdict walk(Lease lease) {
        var user = SyntheticUser.fresh(random, clock.instant());
        try {
            users.announce(user);
            return told(user, new Walk(user, password(), mailbox, clients, door, lease).walk());
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
            return told(user, new Verdict.Failed("announce", broken.getClass().getSimpleName()));
        } finally {
            remove(user);
        }
    }

    private void removeLeftBehind() {
        try {
            users.announcedBefore(clock.instant().minus(SURELY_OVER)).forEach(this::remove);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }

    /// The next rehearsal repeats a failed removal; it says nothing about the new versions.
    private void remove(SyntheticUser user) {
        try {
            users.remove(user);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }

    /// Adds the user's id, which is the request id in the logs of the versions.
    private static Verdict told(SyntheticUser user, Verdict verdict) {
        var who = entry("user", user.id().toString());
        switch (verdict) {
            case Verdict.Passed() -> LOG.info("rehearsal passed", who);
            case Verdict.Failed(var step, var seen) -> LOG.warn("rehearsal failed at {}: {}", step, seen, who);
        }
        return verdict;
    }

    private String password() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
