package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.adapters.fault.WallClock;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.testing.HostileToken;
import ostiary.core.testing.HostileTokens;

/// Whoever makes tokens up costs the service no more than whoever has a good one. Judged in `make bench` alone.
class HostileTokenCostTest {
    private static final int TRIES = WallClock.IS_JUDGED ? 51 : 1;
    private static final int WARM_UPS = WallClock.IS_JUDGED ? 20 : 0;

    /// A token of the greatest length has its claims read beside its signature.
    private static final int MOST_TIMES = 3;

    private record Cost(HostileToken token, long nanos) {}

    @Test
    void isNotMuchMoreThanThatOfAGoodToken() {
        var world = new TokenWorld();
        var check = world.checkAccess();
        var forge = world.forge();
        var tokens = HostileTokens.of(forge);
        assertThat(check.check(forge.twin())).isInstanceOf(Granted.class);
        IntStream.range(0, WARM_UPS).forEach(_ -> tokens.forEach(token -> check.check(token.token())));

        long good = cost(world, check, forge.twin());
        var dearest = tokens.stream()
                .map(token -> new Cost(token, cost(world, check, token.token())))
                .max(Comparator.comparingLong(Cost::nanos))
                .orElseThrow();

        System.out.printf(
                "a good token costs %.3f ms, the dearest of %d hostile ones %.3f ms: %s%n",
                good / 1e6, tokens.size(), dearest.nanos() / 1e6, dearest.token());
        if (WallClock.IS_JUDGED) {
            assertThat(dearest.nanos()).isLessThanOrEqualTo(MOST_TIMES * good);
        }
    }

    /// The median, of a token that is new to the service.
    private static long cost(TokenWorld world, CheckAccess check, String token) {
        return IntStream.range(0, TRIES)
                .mapToLong(_ -> {
                    world.verified().forget();
                    long start = System.nanoTime();
                    check.check(token);
                    return System.nanoTime() - start;
                })
                .sorted()
                .skip(TRIES / 2)
                .findFirst()
                .orElseThrow();
    }
}
