package ostiary.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/// Some seconds of users, thieves, crashes and faults.
///
/// The seed fixes what everybody decides to do and the faults that come; which of them run at the same instant is the
/// scheduler's choice, and the history shows it.
///
/// @param length what has begun by then is brought to its end
record Round(Plan plan, Flaw flaw, Duration length, long seed) {
    private static final Duration LONGEST_VISIT = Duration.ofSeconds(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    Report run() throws IOException, InterruptedException, ExecutionException {
        return runUntil(_ -> false);
    }

    /// Stops early once it has been enough. What a look at the history shows on the way may be excused in the end by
    /// a request that was still under way.
    Report runUntil(Predicate<Fleet> enough) throws IOException, InterruptedException, ExecutionException {
        var random = new SplittableRandom(seed);
        var users = User.many(Plan.USERS, plan.graces());
        try (var fleet = new Fleet(plan, flaw, random)) {
            var lives = new ArrayList<ConcurrentActors.Actor>();
            users.forEach(user -> lives.addAll(Collections.nCopies(Plan.DEVICES, own -> comeAgain(fleet, user, own))));
            lives.add(_ -> watch(fleet, enough));
            ConcurrentActors.run(lives, random);
            return Report.of(fleet);
        }
    }

    private void watch(Fleet fleet, Predicate<Fleet> enough) throws InterruptedException {
        var end = fleet.now().plus(length);
        while (fleet.now().isBefore(end) && !enough.test(fleet)) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        fleet.shut();
    }

    private static void comeAgain(Fleet fleet, User user, SplittableRandom random)
            throws InterruptedException, ExecutionException {
        while (fleet.isOpen()) {
            var login = fleet.logIn(user, random);
            if (login.isPresent()) {
                var until = after(fleet.now(), random);
                var closes = random.nextBoolean() ? after(fleet.now(), random) : until;
                new Visit(fleet, login.get(), closes.isBefore(until) ? closes : until, until).live(random);
            }
        }
    }

    private static Instant after(Instant now, SplittableRandom random) {
        return now.plusMillis(random.nextLong(LONGEST_VISIT.toMillis()));
    }
}
