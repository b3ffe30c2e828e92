package ostiary.functions.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ostiary.adapters.fault.StandInAws;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.ServiceFunction;

/// A process with the login function in it, which takes 200 logins at once whenever a line comes in.
public final class LoginFlood {
    /// The memory of the function, in MiB.
    public static final int MEMORY = 1769;

    static final int LOGINS = 200;

    /// How many may wait for their hash, as `Wiring` has it.
    static final int QUEUE = 16;

    private final Guest guest = Guest.withAccount();
    private final OneFunction environment = new OneFunction(ServiceFunction.LOGIN, StandInAws.ONLY.addresses());

    private LoginFlood() {}

    /// The answer to one login.
    private record Answer(JsonNode answer, Duration took) {
        int status() {
            return answer.path("statusCode").asInt();
        }
    }

    /// Prints `ready`, for each line one of the form `served refused others slowest-ms most-waiting what-else`, and
    /// last the most memory that it ever had, in KiB.
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        LoginFlood flood;
        try (var _ = CapturedOutput.begin()) {
            flood = new LoginFlood();
            IntStream.range(0, 10).forEach(_ -> flood.logIn());
        }
        out.println("ready");
        while (lines.readLine() != null) {
            out.println(flood.round());
        }
        out.println(mostMemory());
        System.exit(0);
    }

    private String round() throws InterruptedException {
        var begun = new CountDownLatch(LOGINS);
        Callable<Answer> login = () -> {
            begun.countDown();
            begun.await();
            return logIn();
        };
        try (var output = CapturedOutput.begin();
                var threads = Executors.newFixedThreadPool(LOGINS)) {
            var answers = threads
                    .invokeAll(IntStream.range(0, LOGINS).mapToObj(_ -> login).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            long served = count(answers, 200);
            long refused = count(answers, 503);
            var slowest =
                    answers.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
            return "%d %d %d %d %d %s"
                    .formatted(
                            served,
                            refused,
                            LOGINS - served - refused,
                            slowest.toMillis(),
                            mostWaiting(output.metrics()),
                            others(answers, output));
        }
    }

    private Answer logIn() {
        long began = System.nanoTime();
        var answer = guest.ask(environment, ServiceFunction.LOGIN);
        return new Answer(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    /// The other answers, and what the log says of them.
    private static String others(List<Answer> answers, CapturedOutput output) {
        var others = answers.stream()
                .filter(answer -> answer.status() != 200 && answer.status() != 503)
                .map(answer -> answer.answer().toString())
                .toList();
        var faults = output.text()
                .lines()
                .filter(line -> !others.isEmpty() && line.contains("\"fault\""))
                .toList();
        return others.toString() + faults;
    }

    private static long count(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    /// By the metric that an operator has.
    private static int mostWaiting(List<JsonNode> metrics) {
        return metrics.stream()
                .map(line -> line.path("HashQueue"))
                .flatMap(value -> value.isArray() ? value.valueStream() : java.util.stream.Stream.of(value))
                .mapToInt(JsonNode::asInt)
                .max()
                .orElse(0);
    }

    private static String mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElseThrow();
    }
}
