package ostiary.functions.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.fault.StandInAws;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;

/// Each dependency in each kind of trouble, before each function that needs it: everybody is answered with what was
/// asked for or with a 503 that says when to come again; the dependency is not called more than before; and after it is
/// well again so is the service, without a restart. How long that takes is judged in `make bench`. [LostNamesTest] has
/// the trouble with names.
class BrownOutTest {
    private static final Duration LATENCY = TimeScale.of(Duration.ofSeconds(2));
    private static final int AT_ONCE = 18;

    private static final List<Fault> TROUBLES =
            List.of(Fault.ACCOUNT_THROTTLED, Fault.ERROR_500, Fault.NEVER_ANSWERED, Fault.SLOW);

    private final Queue<String> summaries = new ConcurrentLinkedQueue<>();

    @Test
    void isAnswered503OrNotNoticedAndPasses() throws InterruptedException {
        var cases = new ArrayList<Callable<List<String>>>();
        for (var dependency : StandInAws.ONLY.addresses().keySet()) {
            for (var function : BrownOut.functions(dependency)) {
                for (var fault : TROUBLES) {
                    cases.add(
                            () -> run(dependency, new BrownOut(dependency, function, UnaryOperator.identity()), fault));
                }
            }
        }

        try (var output = CapturedOutput.begin()) {
            assertThat(all(cases)).isEmpty();
            assertThat(output.text()).contains("\"circuit_open\"", "\"circuit_closed\"");
        }
        summaries.forEach(System.out::println);
    }

    private List<String> run(Dependency dependency, BrownOut brownOut, Fault fault) {
        brownOut.proxy().delayBy(LATENCY);
        var flaws = brownOut
                .run(
                        () -> brownOut.proxy().follow(FaultPlan.always(fault)),
                        () -> brownOut.proxy().follow(FaultPlan.none()))
                .stream()
                // An attempt may take longer than this trouble lasts.
                .filter(flaw -> fault != Fault.SLOW
                        || dependency.attempt().compareTo(LATENCY) <= 0
                        || !flaw.endsWith(BrownOut.NOT_NOTICED))
                .map(flaw -> fault + " " + flaw)
                .toList();
        summaries.add("%-18s %s".formatted(fault, brownOut.summary()));
        return flaws;
    }

    static List<String> all(List<Callable<List<String>>> cases) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads.invokeAll(cases).stream()
                    .flatMap(done -> done.state() == Future.State.SUCCESS
                            ? done.resultNow().stream()
                            : List.of(done.exceptionNow().toString()).stream())
                    .toList();
        }
    }
}
