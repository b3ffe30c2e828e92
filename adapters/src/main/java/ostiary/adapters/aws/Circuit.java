package ostiary.adapters.aws;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import ostiary.adapters.telemetry.CircuitLog;

/// The circuit breaker before one dependency, for one environment: when half of at least five
/// attempts in ten seconds have failed, nothing is sent for a while, and then a few attempts probe
/// whether the dependency has recovered.
final class Circuit {
    private static final int WINDOW_SECONDS = 10;
    private static final int FEWEST_ATTEMPTS = 5;
    private static final int MOST_FAILURES = 50; // percent

    private final CircuitBreaker breaker;

    Circuit(Dependency dependency, Clock clock) {
        this.breaker = CircuitBreaker.of(dependency.id(), config(dependency, clock));
        breaker.getEventPublisher()
                .onStateTransition(change -> CircuitLog.record(
                        dependency.id(),
                        change.getStateTransition().getToState().name()));
    }

    private static CircuitBreakerConfig config(Dependency dependency, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW_SECONDS, FEWEST_ATTEMPTS, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(MOST_FAILURES)
                .recordResult(Boolean.FALSE::equals)
                .waitDurationInOpenState(dependency.open())
                .permittedNumberOfCallsInHalfOpenState(dependency.probes())
                .clock(clock)
                .build();
    }

    /// Whether an attempt may be made. Each permitted attempt must be followed by [#record] or [#leave].
    boolean enter() {
        return breaker.tryAcquirePermission();
    }

    /// @param well whether the dependency worked; a refusal counts as working
    void record(boolean well, Duration lasted) {
        breaker.onResult(lasted.toNanos(), TimeUnit.NANOSECONDS, well);
    }

    /// Ends an attempt that says nothing about the dependency.
    void leave() {
        breaker.releasePermission();
    }

    boolean isClosed() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }
}
