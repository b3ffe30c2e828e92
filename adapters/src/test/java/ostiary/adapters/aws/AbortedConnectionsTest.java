package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A flood of logins met these two exceptions, and answered 500, where the SDK's timeout had ended a connection that
/// was being written to.
class AbortedConnectionsTest {
    private static final HttpExecuteRequest REQUEST = HttpExecuteRequest.builder()
            .request(SdkHttpRequest.builder()
                    .method(SdkHttpMethod.POST)
                    .uri(URI.create("http://127.0.0.1:1/"))
                    .build())
            .build();

    static List<Supplier<RuntimeException>> whatTheJdkThrows() {
        return List.of(NullPointerException::new, () -> new RuntimeException(new NullPointerException()));
    }

    @ParameterizedTest
    @MethodSource("whatTheJdkThrows")
    void areFailedAttempts(Supplier<RuntimeException> broken) {
        var http = new AbortedConnections(new Broken(broken));

        assertThatThrownBy(() -> http.prepareRequest(REQUEST).call())
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("whatTheJdkThrows")
    void areTriedAgainAndThenUnavailable(Supplier<RuntimeException> broken) {
        var network = new Broken(broken);
        try (var dynamoDb = new AwsClients(network)
                .build(
                        Dependency.DYNAMODB,
                        DynamoDbClient.builder()
                                .region(Region.EU_WEST_1)
                                .credentialsProvider(StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("id", "secret"))))) {
            assertThatThrownBy(dynamoDb::listTables).isInstanceOf(SdkClientException.class);
        }

        assertThat(network.calls.get()).isGreaterThan(1);
    }

    @Test
    void leaveTheExceptionsOfTheSdkAsTheyAre() {
        var aborted = AbortedException.create("given up");
        var http = new AbortedConnections(new Broken(() -> aborted));

        assertThatThrownBy(() -> http.prepareRequest(REQUEST).call()).isSameAs(aborted);
    }

    private static final class Broken implements SdkHttpClient {
        private final AtomicInteger calls = new AtomicInteger();
        private final Supplier<RuntimeException> exception;

        Broken(Supplier<RuntimeException> exception) {
            this.exception = exception;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    calls.incrementAndGet();
                    throw exception.get();
                }

                @Override
                public void abort() {
                    // There is nothing to end.
                }
            };
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
