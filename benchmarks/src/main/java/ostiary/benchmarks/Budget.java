package ostiary.benchmarks;

import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The most that something may take, relative to its floor or peer.
///
/// @param compiler the JVM's last compiler tier
/// @param most times what the peer takes; empty if the peer is for comparison only
/// @param benchmark class and method, one that uses [SideBySide]
record Budget(String what, String peer, Compiler compiler, OptionalDouble most, String benchmark) {
    static final int FORKS = 2;
    static final int ITERATIONS = 4;

    private static final int WARM_UPS = 4;
    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final String AS_ON_LAMBDA = "-XX:+UseSerialGC";
    private static final String ACCESS_TO_NATIVE_CODE = "--enable-native-access=ALL-UNNAMED";
    private static final String ACCESS_OF_JMH = "--sun-misc-unsafe-memory-access=allow";

    /// The same budget under the other compiler.
    Budget under(Compiler other) {
        return new Budget(what, peer, other, most, benchmark);
    }

    /// The same beside another peer.
    Budget beside(String other, OptionalDouble bound, String otherBenchmark) {
        return new Budget(what, other, compiler, bound, otherBenchmark);
    }

    /// The benchmark's name for JMH: a regular expression.
    String pattern() {
        return "\\." + benchmark.replace(".", "\\.") + "$";
    }

    Ratio measure() throws RunnerException {
        var options = new OptionsBuilder()
                .include(pattern())
                .mode(Mode.AverageTime)
                .forks(FORKS)
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend(AS_ON_LAMBDA, compiler.option(), ACCESS_TO_NATIVE_CODE, ACCESS_OF_JMH)
                .build();
        return Ratio.of(new Runner(options).runSingle());
    }

    /// Lambda runs Java with C1 only, except in functions with SnapStart.
    enum Compiler {
        C1(1),
        C2(4);

        private final int level;

        Compiler(int level) {
            this.level = level;
        }

        private String option() {
            return "-XX:TieredStopAtLevel=" + level;
        }
    }
}
