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

/// The clients of one execution environment: they share one circuit per dependency, one retry
/// budget and one HTTP client.
///
/// The SDK's defaults block for a minute under throttling, while API Gateway gives up after 30 seconds and a person
/// long before. Here an attempt that hangs leaves time for another within the call, and a call never outlasts its
/// request ([Dependency], [Deadline]).
///
/// A new instance has no history, so a SnapStart snapshot begins with closed circuits.
public final class AwsClients implements AwsClientFactory {
    /// An upper bound for all dependencies; each has its own attempt timeout, which is shorter or equal.
    private static final Duration LONGEST_ATTEMPT = Dependency.COGNITO.attempt();

    /// Timeout of one call of a client that [#buildOutsideRequests] builds.
    private static final Duration UNHURRIED_CALL = TimeScale.of(Duration.ofSeconds(5));

    static {
        DnsCacheSettings.settle();
    }

    /// Shared by all clients: each HTTP client reads the certificates of all authorities when it is created, and
    /// opens its own connections. The connect timeout is the shortest attempt timeout.
    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.builder()
            .connectionTimeout(Dependency.DYNAMODB.attempt())
            .socketTimeout(LONGEST_ATTEMPT)
            .build();

    private final SdkHttpClient http;
    private final Optional<Duration> fixedTimeout;
    private final Clock clock;
    private final RetryBudget budget = new RetryBudget();
    private final Map<Dependency, Circuit> circuits = new ConcurrentHashMap<>();

    public AwsClients() {
        this(HTTP);
    }

    /// @param http sends each request
    AwsClients(SdkHttpClient http) {
        this(http, Optional.empty(), Clock.systemUTC());
    }

    /// @param clock of the circuits
    AwsClients(Clock clock) {
        this(HTTP, Optional.empty(), clock);
    }

    private AwsClients(SdkHttpClient http, Optional<Duration> fixedTimeout, Clock clock) {
        this.http = new AbortedConnections(http);
        this.fixedTimeout = fixedTimeout;
        this.clock = clock;
    }

    /// Clients over `http` for places where no user waits, such as priming before a snapshot.
    ///
    /// @param timeout of a whole request and of each of its attempts
    public static AwsClients buildForPriming(SdkHttpClient http, Duration timeout) {
        return new AwsClients(http, Optional.of(timeout), Clock.systemUTC());
    }

    /// Builds the client with these settings on top of those of `builder`. The SDK finds region,
    /// credentials and endpoint.
    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            Dependency dependency, B builder) {
        var attempt = fixedTimeout.orElseGet(dependency::attempt);
        var call = fixedTimeout.orElseGet(dependency::call);
        var guard = new CircuitBreakerInterceptor(dependency, circuit(dependency), attempt, call);
        var override = override(builder.overrideConfiguration(), attempt, call)
                .retryStrategy((RetryStrategy) new SafeRetries(dependency.retryPolicy(), budget))
                .addExecutionInterceptor(guard);
        return builder.overrideConfiguration(override.build()).httpClient(http).build();
    }

    @Override
    public Duration requestTimeout() {
        return fixedTimeout.orElse(Deadline.OF_A_REQUEST);
    }

    /// Whether the dependency's circuit is closed.
    boolean isClosed(Dependency dependency) {
        return circuit(dependency).isClosed();
    }

    /// A client for work outside of requests: the SDK's standard retries, no circuit.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildOutsideRequests(B builder) {
        var override = override(builder.overrideConfiguration(), LONGEST_ATTEMPT, UNHURRIED_CALL)
                .retryStrategy(SafeRetries.standard());
        return builder.overrideConfiguration(override.build())
                .httpClient(new AbortedConnections(HTTP))
                .build();
    }

    /// A client for calls that wait for what they trigger and would repeat it on a
    /// retry: one attempt, with `timeout`.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C buildWithoutRetries(
            B builder, Duration timeout) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(LONGEST_ATTEMPT)
                .socketTimeout(timeout)
                .build();
        var override = override(builder.overrideConfiguration(), timeout, timeout)
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
