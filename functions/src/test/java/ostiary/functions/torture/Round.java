package ostiary.functions.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

/// Some seconds of users, thieves, crashes and faults.
///
/// The seed fixes what everybody decides to do and the faults that come; which of them run at the same instant is the
/// scheduler's choice, and the history shows it.
///
/// @param length what has begun by then is brought to its end
record Round(Plan plan, Flaw flaw, Duration length, long seed) {
    private static final Duration LONGEST_VISIT = Duration.ofSeconds(4);

    Report run() throws IOException, InterruptedException, ExecutionException {
        var random = new SplittableRandom(seed);
        var users = User.many(Plan.USERS, plan.graces());
        try (var fleet = new Fleet(plan, flaw, random)) {
            var end = fleet.now().plus(length);
            Crowd.live(
                    users.stream()
                            .<Crowd.Life>map(user -> own -> comeAgain(fleet, user, end, own))
                            .flatMap(device -> Collections.nCopies(Plan.DEVICES, device).stream())
                            .toList(),
                    random);
            return Report.of(fleet);
        }
    }

    private static void comeAgain(Fleet fleet, User user, Instant end, SplittableRandom random)
            throws InterruptedException, ExecutionException {
        while (fleet.now().isBefore(end)) {
            var login = fleet.logIn(user, random);
            if (login.isPresent()) {
                var until = before(end, fleet.now(), LONGEST_VISIT, random);
                var closes = random.nextBoolean() ? before(until, fleet.now(), LONGEST_VISIT, random) : until;
                new Visit(fleet, login.get(), closes, until).live(random);
            }
        }
    }

    private static Instant before(Instant end, Instant now, Duration atMost, SplittableRandom random) {
        var some = now.plusMillis(random.nextLong(atMost.toMillis()));
        return some.isBefore(end) ? some : end;
    }
}
