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
/// @param rsa who checks RS256 for the subject; the peer is what it is
record Budget(String what, String peer, Compiler compiler, OptionalDouble most, String benchmark, Rsa rsa) {
    static final int FORKS = 2;
    static final int ITERATIONS = 4;

    private static final int WARM_UPS = 4;
    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final String AS_ON_LAMBDA = "-XX:+UseSerialGC";
    private static final String ACCESS_TO_NATIVE_CODE = "--enable-native-access=ALL-UNNAMED";
    private static final String ACCESS_OF_JMH = "--sun-misc-unsafe-memory-access=allow";

    /// As on Lambda, with the JDK's own RSA.
    Budget(String what, String peer, Compiler compiler, OptionalDouble most, String benchmark) {
        this(what, peer, compiler, most, benchmark, Rsa.JDK);
    }

    /// The same budget under the other compiler.
    Budget under(Compiler other) {
        return new Budget(what, peer, other, most, benchmark, rsa);
    }

    /// The same, as in a container.
    Budget withAwsLc(OptionalDouble bound) {
        return new Budget(what + ", AWS-LC", peer, compiler, bound, benchmark, Rsa.AWS_LC);
    }

    /// The same beside another peer.
    Budget beside(String other, OptionalDouble bound, String otherBenchmark) {
        return new Budget(what, other, compiler, bound, otherBenchmark, rsa);
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
                .jvmArgsAppend(AS_ON_LAMBDA, compiler.option(), rsa.option(), ACCESS_TO_NATIVE_CODE, ACCESS_OF_JMH)
                .build();
        return Ratio.of(new Runner(options).runSingle());
    }

    /// Whose code checks signatures.
    enum Rsa {
        JDK("off"),
        AWS_LC("on");

        private final String awsLc;

        Rsa(String awsLc) {
            this.awsLc = awsLc;
        }

        private String option() {
            return "-Dostiary.awsLc=" + awsLc;
        }
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
