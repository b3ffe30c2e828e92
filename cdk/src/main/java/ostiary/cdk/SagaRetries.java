package ostiary.cdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a saga tries again what did not work. The names are those that Step Functions and Lambda give their errors
/// (<https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>,
/// <https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception>).
final class SagaRetries {
    private static final List<String> OF_LAMBDA = List.of(
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException",
            "Lambda.Unknown",
            "States.Timeout");

    private static final List<String> OF_ANY = List.of("States.ALL");

    /// The most that Step Functions takes.
    private static final int FOR_EVER = 99_999_999;

    private static final int ABOUT_TEN_DAYS = 1000;
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private SagaRetries() {}

    /// Of a step of the service's own: until it has been down for days.
    static List<Map<String, Object>> ownStep() {
        return List.of(
                retry(OF_LAMBDA, 2, ABOUT_TEN_DAYS, QUARTER_OF_AN_HOUR),
                retry(OF_ANY, 2, ABOUT_TEN_DAYS, QUARTER_OF_AN_HOUR));
    }

    /// Of a step that waits for an operator: it counts once more whenever its time is over.
    static List<Map<String, Object>> parking() {
        return List.of(
                retry(OF_LAMBDA, 1, FOR_EVER, QUARTER_OF_AN_HOUR), retry(OF_ANY, 2, FOR_EVER, QUARTER_OF_AN_HOUR));
    }

    /// Of a request that may still be refused: its time is bounded by the end of the account.
    static List<Map<String, Object>> prepare() {
        return List.of(
                retry(List.of("States.Timeout", "States.HeartbeatTimeout"), 1, 1, Duration.ofMinutes(1)),
                retry(OF_ANY, 2, 10, Duration.ofMinutes(5)));
    }

    /// Of a request that has to be done in the end.
    static List<Map<String, Object>> forward() {
        return List.of(
                retry(List.of("States.Timeout", "States.HeartbeatTimeout"), 60, 5, HALF_A_DAY),
                retry(OF_ANY, 10, 20, HALF_A_DAY));
    }

    private static Map<String, Object> retry(List<String> errors, int seconds, int attempts, Duration longest) {
        return Map.of(
                "ErrorEquals",
                errors,
                "IntervalSeconds",
                seconds,
                "MaxAttempts",
                attempts,
                "BackoffRate",
                2,
                "MaxDelaySeconds",
                longest.toSeconds());
    }
}
