package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.fault.ProxiedWorld;
import ostiary.core.oauth.ClientTokens;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// One code and many who redeem it at the same time, at several instances over one table.
class CodeRaceTest {
    private static final int INSTANCES = 4;
    private static final int REDEEMERS = 64;
    private static final int ROUNDS = 200;
    private static final int SHORT = 6;

    private final Scale scale = Scale.current();
    private final Random random = new Random(scale.seed());
    private final Instant now = Fresh.now();
    private final List<World> instances =
            Stream.generate(this::instance).limit(INSTANCES).toList();
    private final CodeFlow flow = new CodeFlow(instances.getFirst());

    /// With a connection of its own.
    private World instance() {
        var world = new World(ProxiedWorld.stores(LocalTable.watchedBy(new ExecutionInterceptor() {})));
        world.clock.set(now);
        return world;
    }

    private int rounds() {
        return scale.duration().isPresent() ? ROUNDS : SHORT;
    }

    private World any() {
        return instances.get(random.nextInt(INSTANCES));
    }

    /// @param issuer the instance that answered
    private record Won(World issuer, ClientTokens tokens) {}

    @Test
    void oneOfAllWinsAndTheOthersEndWhatItHas() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            var code = flow.code(any());

            var won = allAtOnce(at -> flow.redeem(at, code));

            assertThat(won)
                    .as("winners of round %d of seed %d", round, scale.seed())
                    .hasSize(1);
            assertThat(CodeFlow.isAlive(won.getFirst().issuer(), won.getFirst().tokens()))
                    .as("what was won in round %d of seed %d", round, scale.seed())
                    .isFalse();
        }
        System.out.printf(
                "%d rounds of %d redeemers at %d instances with seed %d: one winner each%n",
                rounds(), REDEEMERS, INSTANCES, scale.seed());
    }

    /// Alone it is not, but nobody else knows the verifier and has the secret.
    @Test
    void theClientWinsAmongThieves() throws Exception {
        for (int round = 0; round < rounds(); round++) {
            var code = flow.code(any());
            int honest = random.nextInt(REDEEMERS);

            var won = allAtOnce(
                    (at, number) -> number == honest ? flow.redeem(at, code) : flow.steal(at, code, number % 2 == 0));

            assertThat(won)
                    .as("winners of round %d of seed %d", round, scale.seed())
                    .hasSize(1);
            assertThat(CodeFlow.isAlive(won.getFirst().issuer(), won.getFirst().tokens()))
                    .as("what the client got in round %d of seed %d", round, scale.seed())
                    .isTrue();
        }
    }

    /// However long after: the very next call at user info is refused.
    @Test
    void aSecondOneAtAnotherInstanceEndsWhatTheFirstOneHas() {
        for (int round = 0; round < rounds(); round++) {
            var code = flow.code(any());
            var first = any();
            var tokens = flow.redeem(first, code).orElseThrow();
            assertThat(CodeFlow.isAlive(first, tokens)).isTrue();

            assertThat(flow.redeem(any(), code)).isEmpty();

            assertThat(CodeFlow.isAlive(first, tokens)).isFalse();
        }
    }

    private interface Try {
        Optional<ClientTokens> at(World instance, int number);
    }

    private interface SameTry {
        Optional<ClientTokens> at(World instance);
    }

    private List<Won> allAtOnce(SameTry same) throws InterruptedException {
        return allAtOnce((at, _) -> same.at(at));
    }

    private List<Won> allAtOnce(Try attempt) throws InterruptedException {
        var calls = new ArrayList<Callable<Optional<Won>>>();
        IntStream.range(0, REDEEMERS).forEach(number -> {
            var instance = instances.get(number % INSTANCES);
            calls.add(() -> attempt.at(instance, number).map(tokens -> new Won(instance, tokens)));
        });
        return AtOnce.callAll(calls).stream().flatMap(Optional::stream).toList();
    }
}
