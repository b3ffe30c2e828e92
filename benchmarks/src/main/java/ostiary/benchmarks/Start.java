package ostiary.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/// The measured starts of a function.
///
/// @param peer the process started beside it; empty if the time itself is bounded
/// @param most relative to the peer, or else in milliseconds; empty if it is for comparison only
/// @param samples one for each process that was started
record Start(String what, String peer, OptionalDouble most, List<Sample> samples) {

    /// One started process.
    ///
    /// @param nanos until its first answer
    /// @param processorNanos processor time of its threads within `nanos`
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

    /// The bounded value: the ratio to the peer, else milliseconds.
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
