package ostiary.adapters.aws;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// An HTTP client that reports every aborted connection as an [IOException], which the
/// SDK treats as a failed attempt.
///
/// A timeout of the SDK disconnects from another thread, which the JDK's `HttpURLConnection` does not support: the
/// thread that writes or waits gets a [NullPointerException], or a [RuntimeException] around one. The SDK passes
/// these on, and a request that merely ran out of time would be answered with a 500.
final class AbortedConnections implements SdkHttpClient {
    private final SdkHttpClient http;

    AbortedConnections(SdkHttpClient http) {
        this.http = http;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = http.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (SdkException known) {
                    throw known;
                } catch (RuntimeException broken) {
                    throw new IOException("the connection was ended while it was in use", broken);
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
