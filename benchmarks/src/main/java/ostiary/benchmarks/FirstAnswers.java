package ostiary.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import ostiary.benchmarks.Start.Sample;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.emulators.lambda.ExecutionEnvironment;
import ostiary.emulators.lambda.FunctionSettings;
import ostiary.emulators.lambda.Outcome.Answered;

/// The time until the first response of a new environment: after a restore, or without SnapStart from the start of
/// the process. Each environment is a JVM under AWS's runtime client, with the memory that the stack gives it.
final class FirstAnswers implements AutoCloseable {
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final OptionalDouble UNBOUNDED = OptionalDouble.empty();
    private static final String EMPTY = "empty handler";
    private static final int LOGIN_MIB = 1769;
    private static final int LIGHT_MIB = 1024;

    private final Path directory = Files.createTempDirectory("benchmark");
    private final StoredService service = new StoredService();
    private final LocalAws aws;
    private final String trustStore;

    FirstAnswers() throws IOException, GeneralSecurityException {
        var certificate = LocalCertificate.make(directory);
        this.aws = new LocalAws(service.dynamoDb(), StoredService.value(Setting.TABLE), service.secrets(), certificate);
        this.trustStore = certificate.trusted().toString();
    }

    /// Every kind of start.
    List<Kind> kinds() {
        var authorizer = function(ServiceFunction.AUTHORIZER, LIGHT_MIB);
        var login = function(ServiceFunction.LOGIN, LOGIN_MIB);
        var credentials = service.loginEvent();
        return List.of(
                new Kind("authorizer, primed", "", atMost(25), () -> restored(authorizer, service.authorizerEvent())),
                new Kind("login, primed", "", atMost(60), () -> restored(login, credentials)),
                new Kind(
                        "authorizer, not primed",
                        "",
                        UNBOUNDED,
                        () -> restored(authorizer.withoutHooks(), service.authorizerEvent())),
                new Kind("login, not primed", "", UNBOUNDED, () -> restored(login.withoutHooks(), credentials)),
                new Kind("authorizer, cold", EMPTY, atMost(4), () -> cold(authorizer, service.authorizerEvent())),
                new Kind("login, cold", EMPTY, atMost(12), () -> cold(login, credentials)));
    }

    private static OptionalDouble atMost(double bound) {
        return OptionalDouble.of(bound);
    }

    @Override
    public void close() throws IOException {
        aws.close();
        service.close();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /// The restore itself is Lambda's work and can't be measured here.
    private static Sample restored(FunctionSettings function, String event) {
        try (var environment = ExecutionEnvironment.start(function, _ -> {})) {
            environment.restore();
            return timed(environment, System.nanoTime(), Processor.nanos(environment.pid()), event, 0);
        }
    }

    private static Sample cold(FunctionSettings restored, String event) {
        var empty = onDemand(restored, Code.ofBenchmarks(), EmptyHandler.class.getName());
        var function = onDemand(restored, restored.code(), restored.handler());
        return started(function, event, started(empty, "{}", 0).nanos());
    }

    private static FunctionSettings onDemand(FunctionSettings restored, Path code, String handler) {
        return new FunctionSettings(
                restored.name(),
                restored.arn(),
                code,
                handler,
                restored.environment(),
                restored.memoryMib(),
                restored.timeout(),
                false);
    }

    private static Sample started(FunctionSettings function, String event, long peer) {
        long begun = System.nanoTime();
        try (var environment = ExecutionEnvironment.start(function, _ -> {})) {
            return timed(environment, begun, 0, event, peer);
        }
    }

    private static Sample timed(ExecutionEnvironment environment, long begun, long busy, String event, long peer) {
        var outcome = environment.invoke(event);
        long nanos = System.nanoTime() - begun;
        if (!(outcome instanceof Answered(var answer)) || answer.contains("\"statusCode\":5")) {
            throw new IllegalStateException("not an answer: " + outcome);
        }
        return new Sample(nanos, Processor.nanos(environment.pid()) - busy, peer);
    }

    private FunctionSettings function(ServiceFunction function, int memoryMib) {
        var variables = new TreeMap<>(aws.variables());
        function.settings().forEach(setting -> variables.put(setting.variable(), StoredService.value(setting)));
        variables.put("JAVA_TOOL_OPTIONS", NATIVE_ACCESS + " -Djavax.net.ssl.trustStore=" + trustStore);
        return new FunctionSettings(
                function.id(),
                "arn:aws:lambda:eu-central-1:111122223333:function:" + function.id() + ":1",
                Code.ofFunctions(),
                function.handler(),
                variables,
                memoryMib,
                Duration.ofSeconds(30),
                true);
    }

    /// A way to start.
    ///
    /// @param once starts one process
    record Kind(String what, String peer, OptionalDouble most, Supplier<Sample> once) {
        /// Starts `rounds` processes, one after the other.
        Start measure(int rounds) {
            return new Start(
                    what, peer, most, Stream.generate(once).limit(rounds).toList());
        }
    }
}
