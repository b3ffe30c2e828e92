package ostiary.functions.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.fault.Hiccups;
import ostiary.adapters.fault.StandInAws;
import ostiary.adapters.fault.WallClock;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.ServiceFunction;

/// 200 logins at once, in a process with the memory of the login function and one processor, as it has: some are
/// served, the others get a 503; and who refreshes meanwhile, which is another function, is answered. In `make bench`
/// none waits for long, and the refreshes hardly notice: times are the best of three rounds.
@EnabledOnOs(OS.LINUX)
class LoginFloodTest {
    private static final int ROUNDS = WallClock.IS_JUDGED ? 3 : 1;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final Guest guest = Guest.withAccount();
    private final OneFunction refresh = new OneFunction(ServiceFunction.REFRESH, StandInAws.ONLY.addresses());
    private Process login;
    private BufferedReader answers;
    private Writer orders;

    @BeforeEach
    void start() throws IOException {
        login = new ProcessBuilder(command()).redirectErrorStream(true).start();
        answers = login.inputReader(UTF_8);
        orders = login.outputWriter(UTF_8);
        assertThat(answers.readLine()).isEqualTo("ready");
        refreshes(40);
    }

    @AfterEach
    void stop() {
        login.destroyForcibly();
    }

    @Test
    void isTurnedAwayButForAFewAndLeavesRefreshesAlone() throws IOException {
        double best = Double.MAX_VALUE;
        var slowest = Duration.ofDays(1);
        for (int round = 0; round < ROUNDS; round++) {
            var calm = median(refreshes(40));
            long began = System.nanoTime();
            var line = flood();
            var meanwhile = new ArrayList<Duration>();
            while (!line.isDone()) {
                meanwhile.addAll(refreshes(1));
            }
            var flooded = median(meanwhile);
            System.out.printf("flood: %s; refresh %s calm, %s beside it%n", line.join(), calm, flooded);
            slowest = shorter(slowest, judge(line.join()).minus(Hiccups.OF_THIS_MACHINE.since(began)));
            best = Math.min(best, (double) flooded.toNanos() / calm.toNanos());
        }
        orders.close();

        if (WallClock.IS_JUDGED) {
            assertThat(slowest).isLessThan(BrownOut.ANSWERED_WITHIN);
            assertThat(best).isLessThanOrEqualTo(2);
        }
        assertThat(Integer.parseInt(answers.readLine())).isLessThan(LoginFlood.MEMORY * 1024);
    }

    /// @param line as [LoginFlood] prints it; anything else, as of a full heap, is no number
    /// @return the longest that anybody waited
    private static Duration judge(String line) {
        var numbers = Stream.of(line.split(" ")).limit(5).map(Integer::parseInt).toList();
        assertThat(numbers.get(0)).as("served").isGreaterThanOrEqualTo(4);
        assertThat(numbers.get(1)).as("refused").isPositive();
        assertThat(numbers.get(2)).as(line).isZero();
        assertThat(numbers.get(4)).as("waiting").isBetween(1, LoginFlood.QUEUE);
        return Duration.ofMillis(numbers.get(3));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private CompletableFuture<String> flood() throws IOException {
        orders.write("go\n");
        orders.flush();
        return CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(answers.readLine());
            } catch (IOException gone) {
                return gone.toString();
            }
        });
    }

    private List<Duration> refreshes(int times) {
        try (var _ = CapturedOutput.begin()) {
            var took = new ArrayList<Duration>();
            for (int i = 0; i < times; i++) {
                long began = System.nanoTime();
                var answer = guest.ask(refresh, ServiceFunction.REFRESH);
                took.add(Duration.ofNanos(System.nanoTime() - began));
                assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
            }
            return took;
        }
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream()
                .sorted()
                .skip(durations.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /// As Lambda starts it: 85 % of the memory for the heap.
    private static List<String> command() {
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-Xmx" + LoginFlood.MEMORY * 85 / 100 + "m",
                "-XX:MaxMetaspaceSize=" + LoginFlood.MEMORY / 10 + "m",
                "-XX:ReservedCodeCacheSize=" + LoginFlood.MEMORY / 20 + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-D" + TimeScale.PROPERTY + "=" + (WallClock.IS_JUDGED ? 1 : 4),
                "-cp",
                System.getProperty("java.class.path"),
                LoginFlood.class.getName());
        var pinned = Files.isExecutable(TASKSET) ? List.of(TASKSET.toString(), "-c", "0") : List.<String>of();
        return Stream.concat(pinned.stream(), java.stream()).toList();
    }
}
