package ostiary.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.emulators.lambda.Outcome.Answered;
import ostiary.emulators.lambda.Outcome.Crashed;
import ostiary.emulators.lambda.Outcome.Failed;
import ostiary.emulators.lambda.Outcome.TimedOut;

class LocalFunctionTest {
    private static final FunctionSettings SETTINGS = new FunctionSettings(
            "sample",
            "arn:aws:lambda:eu-central-1:111122223333:function:sample:1",
            testClasses(),
            SampleHandler.class.getName(),
            Map.of("OWN", "value"),
            256,
            Duration.ofSeconds(20),
            true);

    private static final ConcurrentLinkedQueue<String> LOG = new ConcurrentLinkedQueue<>();
    private static final LocalFunction FUNCTION = function(SETTINGS);

    @AfterAll
    static void end() {
        FUNCTION.close();
    }

    @Test
    void answersWhatTheHandlerWrites() {
        assertThat(answer(FUNCTION, "hello")).isEqualTo("hello");
    }

    @Test
    void knowsItsName() {
        assertThat(answer(FUNCTION, "who")).isEqualTo("sample " + SETTINGS.arn());
        assertThat(FUNCTION.invoke(SETTINGS.arn() + ":live", "\"who\""))
                .isEqualTo(new Outcome.Answered("sample " + SETTINGS.arn() + ":live"));
    }

    @Test
    void hasItsOwnVariablesAndThoseOfLambdaOnly() {
        assertThat(answer(FUNCTION, "variables").split(" "))
                .containsExactlyInAnyOrder(
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_RUNTIME_API",
                        "LAMBDA_TASK_ROOT",
                        "LANG",
                        "OWN",
                        "PATH",
                        "TZ",
                        "_HANDLER");
    }

    @Test
    void hasTheHeapOfItsMemory() {
        assertThat(Integer.parseInt(answer(FUNCTION, "heap"))).isBetween(200, 220);
    }

    @Test
    void runsTheHooksOfSnapStartOnce() {
        assertThat(answer(FUNCTION, "hooks")).isEqualTo("1 1");
    }

    @Test
    void runsNoHookWithoutSnapStart() {
        var settings = new FunctionSettings(
                "plain",
                SETTINGS.arn(),
                SETTINGS.code(),
                SETTINGS.handler(),
                Map.of(),
                256,
                Duration.ofSeconds(20),
                false);
        try (var plain = function(settings)) {
            assertThat(answer(plain, "hooks")).isEqualTo("0 0");
        }
    }

    @Test
    void handsOnWhatItPrints() {
        assertThat(answer(FUNCTION, "print")).isEqualTo("printed");
        assertThat(LOG).contains("a line of the function");
    }

    @Test
    void tellsWhatTheHandlerThrew() {
        assertThat(invoke(FUNCTION, "throw"))
                .asInstanceOf(type(Failed.class))
                .satisfies(failed -> assertThat(failed.error())
                        .contains("\"errorMessage\":\"no such thing\"")
                        .contains("\"errorType\":\"java.lang.IllegalArgumentException\""));
    }

    @Test
    void goesOnInAnotherProcessWhenOneEnds() {
        var first = answer(FUNCTION, "pid");

        assertThat(invoke(FUNCTION, "die")).isInstanceOf(Crashed.class);
        assertThat(answer(FUNCTION, "pid")).isNotEqualTo(first);
    }

    @Test
    void isKilledInTheMidstOfItsWork(@TempDir Path folder) throws Exception {
        var settings = SETTINGS.with(Map.of(SampleHandler.MEETING, folder.toString(), "KEY", "its own"));
        try (var function = function(settings);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var alone = callers.submit(() -> invoke(function, "meet"));
            while (SampleHandler.guests(folder) == 0 && !alone.isDone()) {
                Thread.sleep(5);
            }

            assertThat(function.kill("KEY", "another's")).isEmpty();
            var killed = function.kill("KEY", "its own").orElseThrow();

            assertThat(alone.get())
                    .asInstanceOf(type(Crashed.class))
                    .satisfies(crashed -> assertThat(crashed.why()).contains("137"));
            assertThat(ProcessHandle.of(killed).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(function.environments()).isZero();
        }
    }

    @Test
    void isKilledWhenItsTimeIsOver() {
        var hasty = new FunctionSettings(
                "hasty",
                SETTINGS.arn(),
                SETTINGS.code(),
                SETTINGS.handler(),
                Map.of(),
                256,
                Duration.ofSeconds(5),
                true);
        try (var function = function(hasty)) {
            assertThat(invoke(function, "hang")).isInstanceOf(TimedOut.class);
            assertThat(function.environments()).isZero();
            assertThat(answer(function, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void hasOneEnvironmentForEachOfManyAtOnce(@TempDir Path folder) throws Exception {
        try (var function = function(SETTINGS.with(Map.of(SampleHandler.MEETING, folder.toString())));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> call = () -> answer(function, "meet");

            for (var answer : callers.invokeAll(Collections.nCopies(SampleHandler.GUESTS, call))) {
                assertThat(answer.get()).isEqualTo("met");
            }

            assertThat(function.environments()).isEqualTo(SampleHandler.GUESTS);
            assertThat(answer(function, "hello")).isEqualTo("hello");
            assertThat(function.environments()).isEqualTo(SampleHandler.GUESTS);
        }
    }

    @Test
    void standsStillWhileItIsFrozen(@TempDir Path folder) throws Exception {
        var ticks = Files.createFile(folder.resolve("ticks"));
        try (var function = function(SETTINGS.with(Map.of(SampleHandler.TICKS, ticks.toString())))) {
            function.freezeWhenIdle(true);
            answer(function, "hello");
            long frozen = sizeWhenStill(ticks);
            Thread.sleep(1000);
            assertThat(Files.size(ticks)).isEqualTo(frozen);

            function.freezeWhenIdle(false);
            assertThat(answer(function, "hello")).isEqualTo("hello");
            assertThat(function.environments()).isEqualTo(1);
            while (Files.size(ticks) == frozen) {
                Thread.sleep(5);
            }
        }
    }

    /// A tick that was under way when the process was stopped may yet be written.
    private static long sizeWhenStill(Path file) throws Exception {
        long size = -1;
        for (int looks = 0; looks < 100 && size != Files.size(file); looks++) {
            size = Files.size(file);
            Thread.sleep(100);
        }
        return size;
    }

    @Test
    void saysWhyItCannotBeginToAnybodyWhoCalls() {
        try (var function = function(SETTINGS.with(Map.of("FAIL_AT", "init")))) {
            assertThat(invoke(function, "hello"))
                    .asInstanceOf(type(Crashed.class))
                    .satisfies(crashed -> assertThat(crashed.why()).contains("three variables are wrong"));
        }
    }

    @Test
    void failsIfThereIsNoSuchHandler() {
        var lost = new FunctionSettings(
                "lost",
                SETTINGS.arn(),
                SETTINGS.code(),
                "no.such.Handler",
                Map.of(),
                256,
                Duration.ofSeconds(20),
                true);
        try (var function = function(lost)) {
            assertThat(invoke(function, "hello"))
                    .asInstanceOf(type(Failed.class))
                    .satisfies(failed -> assertThat(failed.error()).contains("no.such.Handler"));
        }
    }

    private static LocalFunction function(FunctionSettings settings) {
        return new LocalFunction(settings, own -> own, LOG::add);
    }

    private static Outcome invoke(LocalFunction function, String event) {
        return function.invoke("\"" + event + "\"");
    }

    private static String answer(LocalFunction function, String event) {
        var outcome = invoke(function, event);
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered) outcome).payload();
    }

    private static Path testClasses() {
        try {
            return Path.of(SampleHandler.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
