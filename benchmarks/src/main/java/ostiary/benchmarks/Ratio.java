package ostiary.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/// The time of a subject relative to its peer.
///
/// @param subjectNanos the median of the iterations' medians, as is `peerNanos`
/// @param median of the iterations' ratios
/// @param least of the iterations' ratios
/// @param most of the iterations' ratios
/// @param subjectBytes what the subject allocates each time
/// @param share the part of a processor that it got: the median of the iterations
record Ratio(
        double subjectNanos,
        double peerNanos,
        double median,
        double least,
        double most,
        double subjectBytes,
        double share) {

    /// The ratio over all iterations of all forks of one benchmark that uses [SideBySide].
    static Ratio of(RunResult result) {
        var iterations = result.getBenchmarkResults().stream()
                .map(BenchmarkResult::getIterationResults)
                .flatMap(Collection::stream)
                .toList();
        var ratios = sorted(iterations, iteration -> subject(iteration) / peer(iteration));
        return new Ratio(
                middle(sorted(iterations, Ratio::subject)),
                middle(sorted(iterations, Ratio::peer)),
                middle(ratios),
                ratios.getFirst(),
                ratios.getLast(),
                middle(sorted(iterations, iteration -> counter(iteration, "subjectBytes"))),
                middle(sorted(iterations, iteration -> counter(iteration, "share"))));
    }

    private static double subject(IterationResult iteration) {
        return counter(iteration, "subjectNanos");
    }

    private static double peer(IterationResult iteration) {
        return counter(iteration, "peerNanos");
    }

    private static double counter(IterationResult iteration, String name) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(name), name)
                .getScore();
    }

    private static List<Double> sorted(List<IterationResult> iterations, ToDoubleFunction<IterationResult> value) {
        return iterations.stream().mapToDouble(value).sorted().boxed().toList();
    }

    private static double middle(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
