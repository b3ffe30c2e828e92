package ostiary.adapters.aws;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// An HTTP client whose connections end as those of others do when a timeout of the SDK ends them: with an
/// [IOException], which the SDK knows as a failed attempt.
///
/// The timeout disconnects from another thread, and the JDK's `HttpURLConnection` is not made for that: whoever is
/// writing to it or waiting for its answer gets a [NullPointerException], or a [RuntimeException] around one. The SDK
/// passes these on as they are, and the request that only ran out of time would be answered with a 500.
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
