package ostiary.benchmarks;

import static java.util.Locale.ROOT;

import java.io.PrintStream;
import java.util.OptionalDouble;
import ostiary.benchmarks.Capacity.Operation;

/// The table that `make bench` prints, line by line as results come in.
record Report(PrintStream out) {
    private static final String RATIO = "%-27s %-3s %-16s %9s %9s  %5s  %-14s %7s %5s  %5s  %s%n";
    private static final String CAPACITY = "%-27s %8s %11s %12s  %-18s  %s%n";
    private static final String START = "%-27s %-16s %9s %9s %9s  %5s  %7s  %s%n";
    private static final double BYTES_PER_KB = 1e3;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    void beginRatios() {
        int iterations = Budget.FORKS * Budget.ITERATIONS;
        int processors = Runtime.getRuntime().availableProcessors();
        out.printf(ROOT, """
            Java %s, %d processors. Each ratio is the median of %d iterations of one second in %d processes, in
            which both sides took turns; after it the least and the most. Times are processor time of the thread
            (garbage collection is not in it), warm; those of aws-jwt-verify, of its process. KB is what the subject allocates each
            time. CPU is how much of a processor the machine spared: where it is far below 1, the JVM had no time to compile,
            and the ratio is no good. RSA-3072. C1: the compiler of Lambda on
            demand; C2: with SnapStart.

            """, Runtime.version(), processors, iterations, Budget.FORKS);
        out.printf(
                ROOT,
                RATIO,
                "what, all but the store",
                "JIT",
                "beside",
                "what",
                "beside",
                "ratio",
                "",
                "KB",
                "CPU",
                "bound",
                "");
    }

    void add(Budget budget, Ratio ratio) {
        out.printf(
                ROOT,
                RATIO,
                budget.what(),
                budget.compiler(),
                budget.peer(),
                duration(ratio.subjectNanos()),
                duration(ratio.peerNanos()),
                decimal(ratio.median()),
                decimal(ratio.least()) + " to " + decimal(ratio.most()),
                decimal(ratio.subjectBytes() / BYTES_PER_KB),
                decimal(ratio.share()),
                bound(budget.most()),
                verdict(ratio.median(), budget.most()));
    }

    void missing(Budget budget, String howToInstall) {
        var bound = bound(budget.most());
        out.printf(
                ROOT,
                RATIO,
                budget.what(),
                budget.compiler(),
                budget.peer(),
                "",
                "",
                "",
                "",
                "",
                "",
                bound,
                "not measured: first " + howToInstall);
    }

    void beginCapacity() {
        out.println();
        out.printf(ROOT, CAPACITY, "what", "requests", "read units", "write units", "bound", "");
    }

    void add(Operation operation) {
        var consumed = operation.consumed();
        out.printf(
                ROOT,
                CAPACITY,
                operation.name(),
                consumed.requests(),
                consumed.read(),
                consumed.write(),
                operation.mostRead() + " and " + operation.mostWrite(),
                verdict(operation.isWithin()));
    }

    void beginStarts(int rounds) {
        out.println();
        out.printf(ROOT, """
            The first answer of a new process, in ms: the median of %d. Primed: of one that was restored as SnapStart does,
            after its hooks; the restore itself is not in it. Cold: without SnapStart, from the start of the process on.
            AWS is DynamoDB Local and secrets behind TLS on this machine. CPU is what of it all threads of the process were
            at work: where the time is far above it, the machine was busy.

            """, rounds);
        out.printf(ROOT, START, "what", "beside", "what", "CPU", "beside", "ratio", "bound", "");
    }

    void add(Start start) {
        boolean alone = start.peer().isEmpty();
        out.printf(
                ROOT,
                START,
                start.what(),
                start.peer(),
                decimal(start.millis()),
                decimal(start.processorMillis()),
                alone ? "" : decimal(start.peerMillis()),
                alone ? "" : decimal(start.measured()),
                bound(start.most()),
                verdict(start.measured(), start.most()));
    }

    private static String bound(OptionalDouble most) {
        return most.isPresent() ? decimal(most.getAsDouble()) : "";
    }

    private static String verdict(double ratio, OptionalDouble most) {
        return most.isPresent() ? verdict(ratio <= most.getAsDouble()) : "for comparison";
    }

    private static String verdict(boolean within) {
        return within ? "within" : "OVER";
    }

    private static String duration(double nanos) {
        return nanos < NANOS_PER_MILLI
                ? String.format(ROOT, "%.1f µs", nanos / NANOS_PER_MICRO)
                : String.format(ROOT, "%.2f ms", nanos / NANOS_PER_MILLI);
    }

    private static String decimal(double number) {
        return String.format(ROOT, "%.2f", number);
    }
}
