package ostiary.functions.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// Sets timeouts and retries of an AWS client on purpose.
///
/// The SDK's defaults block for a minute under throttling, while API Gateway gives up after 30 seconds and a
/// person long before. Here one call, all its attempts included, is over within [#CALL]: an attempt that hangs
/// leaves time for another, and backoff is jittered.
public final class AwsClients {
    /// One attempt.
    public static final Duration ATTEMPT = Duration.ofMillis(900);
    /// All attempts of one call and the pauses between them.
    public static final Duration CALL = Duration.ofMillis(2500);
    /// The first one included.
    public static final int ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE_THROTTLED = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /// One for all clients: each reads the certificates of all authorities when it is made, and has connections of its
    /// own to open.
    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.builder()
            .connectionTimeout(ATTEMPT)
            .socketTimeout(ATTEMPT)
            .build();

    private AwsClients() {}

    /// The client, with these settings on top of what `builder` has. Region, credentials and endpoint are the SDK's to
    /// find.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return build(builder, HTTP, ATTEMPT, CALL, ATTEMPTS);
    }

    /// The same, but over `http` and for a place where nobody waits.
    ///
    /// @param patience for a call and each of its attempts
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, SdkHttpClient http, Duration patience) {
        return build(builder, http, patience, patience, ATTEMPTS);
    }

    /// The same for calls that take as long as what they set off, and do it again if they are made again: one attempt,
    /// given up after `patience`.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildPatient(
            B builder, Duration patience) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(ATTEMPT)
                .socketTimeout(patience)
                .build();
        return build(builder, http, patience, patience, 1);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, SdkHttpClient http, Duration attempt, Duration call, int attempts) {
        return builder.overrideConfiguration(override(builder.overrideConfiguration(), attempt, call, attempts))
                .httpClient(http)
                .build();
    }

    private static ClientOverrideConfiguration override(
            ClientOverrideConfiguration present, Duration attempt, Duration call, int attempts) {
        return present.toBuilder()
                .addExecutionInterceptor(new RefusalChecksum())
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
                        .throttlingBackoffStrategy(
                                BackoffStrategy.exponentialDelay(FIRST_PAUSE_THROTTLED, LONGEST_PAUSE))
                        .build())
                .build();
    }
}
