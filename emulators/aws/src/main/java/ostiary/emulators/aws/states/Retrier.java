package ostiary.emulators.aws.states;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// An element of `Retry` (<https://states-language.net/spec.html#retrying>).
///
/// @param maxDelay the longest pause
/// @param jitter whether the pause is drawn between zero and what it would be
record Retrier(
        List<String> errors, Duration interval, double backoff, long maxAttempts, Duration maxDelay, boolean jitter) {
    private static final Set<String> FIELDS = Set.of(
            "Comment",
            "ErrorEquals",
            "IntervalSeconds",
            "BackoffRate",
            "MaxAttempts",
            "MaxDelaySeconds",
            "JitterStrategy");

    /// AWS: `MaxDelaySeconds` is "greater than IntervalSeconds and less than 31622400"
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>).
    private static final long LONGEST_DELAY = 31_622_399;

    static List<Retrier> all(Fields state) {
        var retriers = new ArrayList<Retrier>();
        for (var each : state.list("Retry")) {
            retriers.add(of(new Fields("a retrier of " + state.where(), each)));
        }
        ErrorNames.checkAllIsLast(state, retriers.stream().map(Retrier::errors).toList());
        return List.copyOf(retriers);
    }

    private static Retrier of(Fields fields) {
        fields.only(FIELDS);
        long interval = fields.whole("IntervalSeconds", 1, 1, Fields.MOST_SECONDS);
        var strategy = fields.has("JitterStrategy") ? fields.text("JitterStrategy") : "NONE";
        if (!Set.of("FULL", "NONE").contains(strategy)) {
            throw fields.bad("JitterStrategy");
        }
        return new Retrier(
                ErrorNames.of(fields),
                Duration.ofSeconds(interval),
                fields.number("BackoffRate", 2, 1),
                fields.whole("MaxAttempts", 3, 0, Fields.MOST_SECONDS),
                Duration.ofSeconds(fields.whole("MaxDelaySeconds", LONGEST_DELAY, interval + 1, LONGEST_DELAY)),
                strategy.equals("FULL"));
    }

    /// The pause before the next attempt: "the multiplier by which the retry interval increases on each
    /// attempt".
    ///
    /// @param before how often this retrier has retried already
    Duration pause(int before, RandomGenerator random) {
        double millis =
                Math.min((double) interval.toMillis() * Math.pow(backoff, before), (double) maxDelay.toMillis());
        return Duration.ofMillis(Math.round(jitter ? random.nextDouble() * millis : millis));
    }
}
