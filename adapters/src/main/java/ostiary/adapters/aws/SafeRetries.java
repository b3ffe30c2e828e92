package ostiary.adapters.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/// The SDK's standard retries with full jitter, allowed only if a repetition does no harm, the request has time for
/// it, and the environment's budget permits it.
final class SafeRetries implements RetryStrategy {
    /// How many attempts a call has, including the first.
    static final int ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE_THROTTLED = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    private final RetryStrategy standard;
    private final RetryPolicy retryPolicy;
    private final RetryBudget budget;

    SafeRetries(RetryPolicy retryPolicy, RetryBudget budget) {
        this.standard = standard();
        this.retryPolicy = retryPolicy;
        this.budget = budget;
    }

    /// The standard retries without the SDK's budget, which would be one per client.
    static RetryStrategy standard() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .circuitBreakerEnabled(false)
                .backoffStrategy(new FullJitter(FIRST_PAUSE, LONGEST_PAUSE))
                .throttlingBackoffStrategy(new FullJitter(FIRST_PAUSE_THROTTLED, LONGEST_PAUSE))
                .build();
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return standard.acquireInitialToken(request);
    }

    /// Called after each failed attempt.
    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        if (!retryPolicy.allow(request.failure())) {
            throw refusal("it may have been carried out", request);
        }
        var repeat = standard.refreshRetryToken(request);
        if (!Deadline.allowsRetryAfter(repeat.delay())) {
            throw refusal("the request is out of time", request);
        }
        if (!budget.spend()) {
            throw refusal("the retry budget is spent", request);
        }
        return repeat;
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        budget.earn();
        return standard.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return standard.maxAttempts();
    }

    @Override
    public boolean useClientDefaults() {
        return false;
    }

    /// Unsupported: a copy of the standard strategy would retry too much.
    @Override
    public Builder<?, ?> toBuilder() {
        throw new UnsupportedOperationException("these retries are as they are");
    }

    private static TokenAcquisitionFailedException refusal(String why, RefreshRetryTokenRequest request) {
        return new TokenAcquisitionFailedException("not tried again: " + why, request.token(), request.failure());
    }
}
