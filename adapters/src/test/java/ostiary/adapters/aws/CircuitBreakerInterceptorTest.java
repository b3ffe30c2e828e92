package ostiary.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// The SDK fails, with an exception that nobody expects, where an interceptor puts another kind in the place of its
/// own.
class CircuitBreakerInterceptorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ExecutionAttributes attributes = new ExecutionAttributes();
    private final CircuitBreakerInterceptor guard = new CircuitBreakerInterceptor(
            Dependency.DYNAMODB, new Circuit(Dependency.DYNAMODB, Clock.systemUTC()), SECOND, SECOND);

    private void refuse() {
        var context = InterceptorContext.builder()
                .request(GetItemRequest.builder().build())
                .build();
        assertThatThrownBy(() -> Deadline.within(Duration.ZERO, () -> {
                    guard.beforeTransmission(context, attributes);
                    return true;
                }))
                .isInstanceOf(OutOfTimeException.class);
    }

    @Test
    void tellWhyACallWasRefused() {
        refuse();

        assertThat(guard.modifyException(failed(SdkClientException.create("wrapped")), attributes))
                .isInstanceOf(OutOfTimeException.class);
    }

    @Test
    void leaveTheTimeoutThatCameBeforeTheRefusal() {
        refuse();
        var timeout = ApiCallTimeoutException.create(1000);

        assertThat(guard.modifyException(failed(timeout), attributes)).isSameAs(timeout);
    }

    private static Context.FailedExecution failed(Throwable exception) {
        return new Context.FailedExecution() {
            @Override
            public Throwable exception() {
                return exception;
            }

            @Override
            public SdkRequest request() {
                return GetItemRequest.builder().build();
            }

            @Override
            public Optional<SdkHttpRequest> httpRequest() {
                return Optional.empty();
            }

            @Override
            public Optional<SdkHttpResponse> httpResponse() {
                return Optional.empty();
            }

            @Override
            public Optional<SdkResponse> response() {
                return Optional.empty();
            }
        };
    }
}
