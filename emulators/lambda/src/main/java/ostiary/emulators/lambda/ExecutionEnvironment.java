package ostiary.emulators.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One process in which a function runs, one invocation after another.
public final class ExecutionEnvironment implements AutoCloseable {
    /// Lambda gives the init of a function with SnapStart 130 s, its hooks included, and 10 s without; here both
    /// have 130 s, since this machine is slower.
    private static final Duration TIME_TO_START = Duration.ofSeconds(130);

    /// Lambda's limit for a restore, hooks included.
    private static final Duration TIME_TO_RESTORE = Duration.ofSeconds(10);

    /// The time from a response to the runtime's next poll. Lambda would bill for it.
    private static final Duration TIME_TO_COME_BACK = Duration.ofSeconds(30);

    /// A frozen process doesn't notice the end of its parent, so the parent ends it.
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final FunctionSettings settings;
    private final RuntimeApi api;
    private final Process process;
    private boolean frozen;

    private ExecutionEnvironment(FunctionSettings settings, RuntimeApi api, Process process) {
        this.settings = settings;
        this.api = api;
        this.process = process;
    }

    /// Starts the process and returns when its init phase is over.
    ///
    /// @param log receives each line that the function prints
    /// @throws IllegalStateException with the runtime's message if the function can't be initialised
    public static ExecutionEnvironment start(FunctionSettings settings, Consumer<String> log) {
        try {
            var api = new RuntimeApi();
            var process = process(settings, api.address());
            RUNNING.add(process);
            // Not a virtual thread: one that reads a pipe pins its carrier, and there are few of those.
            Thread.ofPlatform().daemon().start(() -> watch(process, log, api));
            var environment = new ExecutionEnvironment(settings, api, process);
            environment.awaitInit();
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Restores the environment if it waits for that: afterwards it is ready for its first invocation.
    ///
    /// @return whether it was restored in time
    public boolean restore() {
        api.restore();
        try {
            return api.awaitIdle(TIME_TO_RESTORE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Runs the handler once, as whoever invokes it by its own ARN.
    public Outcome invoke(String event) {
        return invoke(settings.arn(), event);
    }

    /// Runs the handler once. Kills the process after the function's timeout.
    ///
    /// @param functionArn by which it is invoked
    public Outcome invoke(String functionArn, String event) {
        thaw();
        if (!restore()) {
            process.destroyForcibly();
            return new Outcome.Crashed("it was not restored within " + TIME_TO_RESTORE);
        }
        try {
            var outcome = api.invoke(functionArn, event, Instant.now().plus(settings.timeout()))
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!api.awaitIdle(TIME_TO_COME_BACK)) {
                process.destroyForcibly();
                return new Outcome.Crashed("it answered, and asked for no more work in " + TIME_TO_COME_BACK);
            }
            return outcome;
        } catch (TimeoutException late) {
            process.destroyForcibly();
            return new Outcome.TimedOut();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Stops the process, as Lambda does between invocations. Until the next one its clock goes on and
    /// none of its threads runs.
    void freeze() {
        frozen = true;
        signal("STOP");
    }

    /// Whether the process was started with this value of a variable.
    boolean has(String variable, String value) {
        return value.equals(settings.environment().get(variable));
    }

    /// Kills the process with SIGKILL, whatever it does.
    void kill() {
        process.destroyForcibly();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// The process id.
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }

    private void thaw() {
        if (frozen) {
            frozen = false;
            signal("CONT");
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitInit() {
        try {
            api.initialised().get(TIME_TO_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            close();
            throw new IllegalStateException(settings.name() + " can't be initialised: " + failed.getMessage(), failed);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process process(FunctionSettings settings, String runtimeApi) throws IOException {
        var builder = new ProcessBuilder(JavaCommand.of(settings))
                .directory(settings.code().toFile())
                .redirectErrorStream(true);
        var variables = builder.environment();
        variables.clear();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.putAll(settings.environment());
        variables.put("_HANDLER", settings.handler());
        variables.put("LAMBDA_TASK_ROOT", settings.code().toString());
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", settings.snapStart() ? "1" : "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMib()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", settings.snapStart() ? "snap-start" : "on-demand");
        return builder.start();
    }

    private static void watch(Process process, Consumer<String> log, RuntimeApi api) {
        try (var reader = process.inputReader(UTF_8)) {
            reader.lines().forEach(log);
        } catch (IOException | UncheckedIOException closed) {
            // the process has ended
        }
        try {
            api.end("the process ended with status " + process.waitFor());
            RUNNING.remove(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
