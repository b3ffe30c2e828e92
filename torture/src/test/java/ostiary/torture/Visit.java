package ostiary.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import ostiary.torture.Answer.Given;
import ostiary.torture.Answer.Refused;

/// A session of a user from its login on: tabs that share one place for the token, perhaps a log-out in between, here
/// or everywhere, perhaps a thief who has read that place.
final class Visit {
    private static final int MOST_TABS = 3;
    private static final double LOGS_OUT = 0.25;
    private static final double LOGS_OUT_EVERYWHERE = 0.1;
    private static final double IS_ROBBED = 0.3;
    private static final double IN_PARALLEL = 0.3;
    /// Of the clients without an answer: they come back after the grace.
    private static final double CLOSES_THE_LID = 0.5;

    private static final Duration RETRY_WITHIN = Duration.ofMillis(30);

    private final Fleet fleet;
    private final Family family;
    private final Duration grace;
    private final Instant closes;
    private final Instant until;
    private final AtomicReference<String> place;
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /// A visit.
    ///
    /// @param closes when the tabs are closed; thieves go on until `until`
    Visit(Fleet fleet, Family family, Instant closes, Instant until) {
        this.fleet = fleet;
        this.family = family;
        this.grace = family.user().grace();
        this.closes = closes;
        this.until = until;
        this.place = new AtomicReference<>(family.first().text());
        tokens.add(family.first().text());
    }

    /// Returns when the session is over, or the time.
    void live(SplittableRandom random) throws InterruptedException, ExecutionException {
        var actors = new ArrayList<ConcurrentActors.Actor>();
        for (int tabs = 1 + random.nextInt(MOST_TABS); tabs > 0; tabs--) {
            actors.add(this::tab);
        }
        if (random.nextDouble() < LOGS_OUT) {
            actors.add(this::logOut);
        }
        if (random.nextDouble() < LOGS_OUT_EVERYWHERE) {
            actors.add(this::logOutEverywhere);
        }
        if (random.nextDouble() < IS_ROBBED) {
            actors.add(this::thief);
        }
        ConcurrentActors.run(actors, random);
    }

    private boolean isOpen() {
        return !over && fleet.isOpen() && fleet.now().isBefore(closes);
    }

    /// Refreshes again and again, now and then from several workers at once.
    private void tab(SplittableRandom random) throws InterruptedException, ExecutionException {
        while (isOpen()) {
            sleep(upTo(3, random));
            int workers = random.nextDouble() < IN_PARALLEL ? 3 : 1;
            ConcurrentActors.run(Collections.nCopies(workers, (ConcurrentActors.Actor) this::refreshAtLast), random);
        }
    }

    /// Where there is no answer, once more, with the token that is in place by then.
    private void refreshAtLast(SplittableRandom random) throws InterruptedException {
        while (isOpen() && !refresh(random)) {
            sleep(
                    random.nextDouble() < CLOSES_THE_LID
                            ? grace.plusMillis(random.nextLong(20))
                            : Duration.ofMillis(random.nextLong(RETRY_WITHIN.toMillis())));
        }
    }

    private boolean refresh(SplittableRandom random) {
        var held = place.get();
        var answer = fleet.refresh(family, true, held, random);
        if (random.nextDouble() < Plan.LOST_REPLIES) {
            return false;
        }
        switch (answer) {
            case Given(var token) -> {
                tokens.add(token);
                // An answer that comes late does not replace what another tab has got meanwhile.
                place.compareAndSet(held, token);
            }
            case Refused _ -> over = true;
            case Answer.None _ -> {
                return false;
            }
        }
        return true;
    }

    /// With the newest token or an older one.
    private void logOut(SplittableRandom random) throws InterruptedException {
        end(() -> fleet.logOut(family, anyToken(random), random), random);
    }

    private void logOutEverywhere(SplittableRandom random) throws InterruptedException {
        end(() -> fleet.logOutEverywhere(family, random), random);
    }

    /// Until it is acknowledged; afterwards it tries whether it worked.
    private void end(BooleanSupplier acknowledged, SplittableRandom random) throws InterruptedException {
        sleep(upTo(6, random));
        while (!over && !acknowledged.getAsBoolean()) {
            Thread.sleep(random.nextLong(RETRY_WITHIN.toMillis()));
        }
        fleet.refresh(family, true, place.get(), random);
    }

    /// Takes a token, uses it some time later, and goes on with what it is given; some keep just beyond the grace.
    private void thief(SplittableRandom random) throws InterruptedException {
        sleep(upTo(3, random));
        var stolen = anyToken(random);
        boolean follows = random.nextBoolean();
        for (int tries = 0; tries < 6; tries++) {
            sleep(follows ? grace.plusMillis(random.nextLong(grace.toMillis())) : upTo(2, random));
            if (fleet.refresh(family, false, stolen, random) instanceof Given(var token)) {
                stolen = token;
            }
        }
    }

    /// The newest token, the one before it, or any.
    private String anyToken(SplittableRandom random) {
        var all = tokens.stream().distinct().toList();
        return switch (random.nextInt(3)) {
            case 0 -> place.get();
            case 1 -> all.get(Math.max(0, all.size() - 2));
            default -> all.get(random.nextInt(all.size()));
        };
    }

    /// A few milliseconds, about one grace, or any time up to so many graces.
    private Duration upTo(int graces, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofMillis(random.nextLong(10));
            case 1 -> grace.plusMillis(random.nextLong(20));
            default ->
                grace.multipliedBy(graces).multipliedBy(random.nextLong(100)).dividedBy(100);
        };
    }

    private void sleep(Duration duration) throws InterruptedException {
        var left = Duration.between(fleet.now(), until);
        if (left.isPositive()) {
            fleet.sleep(duration.compareTo(left) < 0 ? duration : left);
        }
    }
}
