package ostiary.adapters.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// The clients of one environment: they share one circuit a dependency, one budget for retries, and one HTTP client.
///
/// The SDK's defaults block for a minute under throttling, while API Gateway gives up after 30 seconds and a
/// person long before. Here an attempt that hangs leaves time for another within the call, and a call is over within
/// the time of its request ([Dependency], [Deadline]).
///
/// Nothing has happened yet when this is made, so what SnapStart restores begins with closed circuits.
public final class AwsClients implements AwsClientFactory {
    /// The longest of all attempts; a shorter one is ended by its own timeout.
    private static final Duration LONGEST_ATTEMPT = Dependency.COGNITO.attempt();

    /// Of what [#buildOutsideRequests] builds.
    private static final Duration UNHURRIED_CALL = Duration.ofSeconds(5);

    static {
        DnsCacheSettings.settle();
    }

    /// One for all clients: each reads the certificates of all authorities when it is made, and has connections of its
    /// own to open. No attempt takes longer to connect than the shortest may take as a whole.
    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.builder()
            .connectionTimeout(Dependency.DYNAMODB.attempt())
            .socketTimeout(LONGEST_ATTEMPT)
            .build();

    private final SdkHttpClient http;
    private final Optional<Duration> onStage;
    private final Clock clock;
    private final RetryBudget budget = new RetryBudget();
    private final Map<Dependency, Circuit> circuits = new ConcurrentHashMap<>();

    public AwsClients() {
        this(HTTP);
    }

    /// @param http what sends each request
    AwsClients(SdkHttpClient http) {
        this(http, Optional.empty(), Clock.systemUTC());
    }

    /// @param clock that the circuits go by
    AwsClients(Clock clock) {
        this(HTTP, Optional.empty(), clock);
    }

    private AwsClients(SdkHttpClient http, Optional<Duration> onStage, Clock clock) {
        this.http = new AbortedConnections(http);
        this.onStage = onStage;
        this.clock = clock;
    }

    /// The same over `http` and for a place where nobody waits.
    ///
    /// @param patience for a request, and for all of it
    public static AwsClients buildStaged(SdkHttpClient http, Duration patience) {
        return new AwsClients(http, Optional.of(patience), Clock.systemUTC());
    }

    /// The client, with these settings on top of what `builder` has. Region, credentials and endpoint are the SDK's to
    /// find.
    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            Dependency dependency, B builder) {
        var attempt = onStage.orElseGet(dependency::attempt);
        var call = onStage.orElseGet(dependency::call);
        var guard = new CircuitBreakerInterceptor(dependency, circuit(dependency), attempt, call);
        var override = override(builder.overrideConfiguration(), attempt, call)
                .retryStrategy((RetryStrategy) new SafeRetries(dependency.repeats(), budget))
                .addExecutionInterceptor(guard);
        return builder.overrideConfiguration(override.build()).httpClient(http).build();
    }

    @Override
    public Duration patience() {
        return onStage.orElse(Deadline.OF_A_REQUEST);
    }

    /// Whether nothing has been heard of a dependency that would keep an attempt from it.
    boolean isClosed(Dependency dependency) {
        return circuit(dependency).isClosed();
    }

    /// A client for what no request waits for, and no circuit watches: tried again as the SDK does.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildOutsideRequests(B builder) {
        var override = override(builder.overrideConfiguration(), LONGEST_ATTEMPT, UNHURRIED_CALL)
                .retryStrategy(SafeRetries.standard());
        return builder.overrideConfiguration(override.build())
                .httpClient(new AbortedConnections(HTTP))
                .build();
    }

    /// The same for calls that take as long as what they set off, and do it again if they are made again: one attempt,
    /// given up after `patience`.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildPatient(
            B builder, Duration patience) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(LONGEST_ATTEMPT)
                .socketTimeout(patience)
                .build();
        var override = override(builder.overrideConfiguration(), patience, patience)
                .retryStrategy(retries -> retries.maxAttempts(1));
        return builder.overrideConfiguration(override.build())
                .httpClient(new AbortedConnections(http))
                .build();
    }

    private Circuit circuit(Dependency dependency) {
        return circuits.computeIfAbsent(dependency, first -> new Circuit(first, clock));
    }

    private static ClientOverrideConfiguration.Builder override(
            ClientOverrideConfiguration present, Duration attempt, Duration call) {
        ExecutionInterceptor checksum = new ErrorChecksumInterceptor();
        return present.toBuilder()
                .addExecutionInterceptor(checksum)
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call);
    }
}
