package ostiary.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/// How a function starts.
///
/// @param peer what starts beside it; empty where the time itself is bounded
/// @param most in terms of the peer, or else in milliseconds; empty where it is there for comparison only
/// @param samples one for each process that was started
record Start(String what, String peer, OptionalDouble most, List<Sample> samples) {

    /// One process.
    ///
    /// @param nanos until its first answer
    /// @param processorNanos what of that its threads were at work
    /// @param peerNanos the peer's, started just before; 0 if there is none
    record Sample(long nanos, long processorNanos, long peerNanos) {}

    double millis() {
        return median(Sample::nanos) / 1e6;
    }

    double processorMillis() {
        return median(Sample::processorNanos) / 1e6;
    }

    double peerMillis() {
        return median(Sample::peerNanos) / 1e6;
    }

    /// What is bounded.
    double measured() {
        return peer.isEmpty() ? millis() : millis() / peerMillis();
    }

    private double median(ToLongFunction<Sample> value) {
        var sorted = samples.stream()
                .map(value::applyAsLong)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
