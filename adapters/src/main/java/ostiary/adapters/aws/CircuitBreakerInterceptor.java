package ostiary.adapters.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Checks the circuit before each attempt of each call, and the request's deadline before the whole call.
final class CircuitBreakerInterceptor implements ExecutionInterceptor {
    /// Start of the current attempt, by [System#nanoTime]; empty if there is none.
    private static final ExecutionAttribute<Optional<Long>> BEGUN = new ExecutionAttribute<>("OstiaryAttemptBegun");

    /// Why nothing was sent. The SDK replaces what an interceptor throws by a plain exception.
    private static final ExecutionAttribute<SdkClientException> REFUSAL = new ExecutionAttribute<>("OstiaryRefusal");

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Dependency dependency;
    private final Circuit circuit;
    private final Duration attempt;
    private final Duration call;

    /// @param attempt timeout of each
    /// @param call timeout of all attempts together
    CircuitBreakerInterceptor(Dependency dependency, Circuit circuit, Duration attempt, Duration call) {
        this.dependency = dependency;
        this.circuit = circuit;
        this.attempt = attempt;
        this.call = call;
    }

    /// A call never outlasts its request.
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var override = context.request().overrideConfiguration();
        var asked =
                override.flatMap(RequestOverrideConfiguration::apiCallTimeout).orElse(call);
        var left = Deadline.atMost(asked);
        if (left.equals(asked) || !(context.request() instanceof AwsRequest request)) {
            return context.request();
        }
        if (left.compareTo(SHORTEST) < 0) {
            throw new OutOfTimeException(dependency);
        }
        var limited = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder)
                .apiCallTimeout(left);
        return request.toBuilder().overrideConfiguration(limited.build()).build();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        // The SDK retries a call only if the dependency failed.
        begun(attributes).ifPresent(before -> circuit.record(false, since(before)));
        attributes.putAttribute(BEGUN, Optional.empty());
        if (Deadline.atMost(SHORTEST).isZero()) {
            throw refusal(new OutOfTimeException(dependency), attributes);
        }
        if (!circuit.enter()) {
            throw refusal(new CircuitOpenException(dependency), attributes);
        }
        attributes.putAttribute(BEGUN, Optional.of(System.nanoTime()));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        begun(attributes).ifPresent(begun -> circuit.record(true, since(begun)));
        attributes.putAttribute(BEGUN, Optional.empty());
    }

    /// The SDK accepts only exceptions of its own type. If the call's own timeout came before the refusal, it has
    /// that exception, which means the same.
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        return Optional.<Throwable>ofNullable(attributes.getAttribute(REFUSAL))
                .filter(context.exception().getClass()::isInstance)
                .orElseGet(context::exception);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        begun(attributes).ifPresent(begun -> settle(since(begun), context.exception()));
        attributes.putAttribute(BEGUN, Optional.empty());
    }

    private static SdkClientException refusal(SdkClientException refusal, ExecutionAttributes attributes) {
        attributes.putAttribute(REFUSAL, refusal);
        return refusal;
    }

    private void settle(Duration lasted, Throwable failure) {
        if (isCutShort(failure, lasted)) {
            circuit.leave();
        } else {
            circuit.record(failure instanceof SdkServiceException answer && !isTrouble(answer), lasted);
        }
    }

    private static boolean isTrouble(SdkServiceException answer) {
        return answer.statusCode() >= 500 || answer.statusCode() == TOO_MANY_REQUESTS || answer.isThrottlingException();
    }

    /// Whether the attempt was ended by its request's deadline before half of its own timeout had passed, which
    /// says nothing about the dependency.
    private boolean isCutShort(Throwable failure, Duration lasted) {
        return failure instanceof AbortedException
                || (failure instanceof ApiCallTimeoutException && lasted.compareTo(attempt.dividedBy(2)) < 0);
    }

    private static Optional<Long> begun(ExecutionAttributes attributes) {
        return Optional.ofNullable(attributes.getAttribute(BEGUN)).flatMap(begun -> begun);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
