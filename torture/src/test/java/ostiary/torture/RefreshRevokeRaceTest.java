package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.torture.FamilyHistory.Refresh;

/// Refreshes that run while the session is logged out: whoever wins, afterwards nothing is accepted.
class RefreshRevokeRaceTest {
    private static final int AT_ONCE = 6;

    /// A refresh is one write and a logout two, the second of which counts: it would hardly ever win.
    private static final int HANDICAP_MILLIS = 16;

    private final Scale scale = Scale.current();
    private final AtomicInteger races = new AtomicInteger();
    private final Queue<Race> run = new ConcurrentLinkedQueue<>();

    @Test
    void noRefreshIsAcceptedAfterTheAcknowledgement() throws Exception {
        var random = new SplittableRandom(scale.seed());
        var users = User.many(AT_ONCE, Plan.calm().graces());
        try (var fleet = new Fleet(Plan.calm(), Flaw.NONE, random)) {
            ConcurrentActors.run(
                    users.stream()
                            .<ConcurrentActors.Actor>map(user -> own -> race(fleet, user, own))
                            .toList(),
                    random);
            assertThat(Report.of(fleet).violations()).isEmpty();
        }
        var refreshWon = run.stream().filter(race -> race.accepted() > 0).count();
        var afterwards = run.stream().mapToLong(Race::acceptedAfterwards).sum();
        System.out.printf(
                "%d refresh ‖ revoke races with seed %d: a refresh was first in %d, %d accepted after the"
                        + " acknowledgement%n",
                run.size(), scale.seed(), refreshWon, afterwards);
        assertThat(afterwards).isZero();
        assertThat(refreshWon).isPositive().isLessThan(run.size());
    }

    /// @param accepted refreshes that were under way at the same time
    private record Race(long accepted, long acceptedAfterwards) {}

    private void race(Fleet fleet, User user, SplittableRandom random) throws InterruptedException, ExecutionException {
        while (races.incrementAndGet() <= scale.races()) {
            var family = fleet.logInAtLast(user, random);
            var first = family.first().text();
            ConcurrentActors.Actor refresh = own -> {
                Thread.sleep(own.nextInt(HANDICAP_MILLIS));
                fleet.refresh(family, true, first, own);
            };
            ConcurrentActors.Actor logOut = own -> {
                Thread.sleep(own.nextInt(3));
                while (!fleet.logOut(family, first, own)) {
                    Thread.onSpinWait();
                }
            };
            ConcurrentActors.run(List.of(refresh, logOut, refresh), random);
            long accepted = accepted(family);
            for (var refreshed : family.history().refreshes()) {
                var newest = refreshed.answer() instanceof Answer.Given(var token) ? token : first;
                fleet.refresh(family, true, newest, random);
            }
            run.add(new Race(accepted, accepted(family) - accepted));
        }
    }

    private static long accepted(Family family) {
        return family.history().refreshes().stream().filter(Refresh::isAccepted).count();
    }
}
