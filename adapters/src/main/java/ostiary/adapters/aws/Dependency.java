package ostiary.adapters.aws;

import static ostiary.adapters.aws.RetryPolicy.NOT_AFTER_SENDING;
import static ostiary.adapters.aws.RetryPolicy.WHATEVER_FAILED;

import java.time.Duration;
import java.util.Locale;

/// The services that requests wait for, with their timeouts, retries and circuits. `docs/failing-well.md` has the
/// same as a table, with the reasons.
public enum Dependency {
    DYNAMODB(850, 2400, WHATEVER_FAILED, 2, 3),
    SECRETS_MANAGER(900, 2000, WHATEVER_FAILED, 3, 1),
    SES(2000, 2200, NOT_AFTER_SENDING, 3, 1),
    COGNITO(2300, 2500, NOT_AFTER_SENDING, 3, 1);

    private final Duration attempt;
    private final Duration call;
    private final RetryPolicy retryPolicy;
    private final Duration open;
    private final int probes;

    Dependency(int attemptMillis, int callMillis, RetryPolicy retryPolicy, int openSeconds, int probes) {
        this.attempt = TimeScale.of(Duration.ofMillis(attemptMillis));
        this.call = TimeScale.of(Duration.ofMillis(callMillis));
        this.retryPolicy = retryPolicy;
        this.open = Duration.ofSeconds(openSeconds);
        this.probes = probes;
    }

    /// The name in metrics and logs, such as `secrets_manager`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Timeout of one attempt.
    public Duration attempt() {
        return attempt;
    }

    /// Timeout of all attempts of one call, with the pauses between them.
    public Duration call() {
        return call;
    }

    RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    /// How long an open circuit sends nothing.
    Duration open() {
        return open;
    }

    /// How many attempts probe the dependency before the circuit closes.
    int probes() {
        return probes;
    }
}
