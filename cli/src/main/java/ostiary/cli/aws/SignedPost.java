package ostiary.cli.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Sends one signed request to a service of AWS, once, that may change something: the doctor's are [Read]s.
///
/// @param service its name in addresses and signatures
/// @param patience for the connection, and for each part of the answer
record SignedPost(
        Region region, AwsCredentialsProvider credentials, Endpoints endpoints, String service, Duration patience) {
    /// The most that an answer of the Lambda API has.
    private static final int MOST_BYTES = 7 * 1024 * 1024;

    /// An answer, with what its body begins with.
    record Answer(SdkHttpResponse head, SdkBytes body) {}

    /// Sends `body` once.
    ///
    /// @throws IOException if there is no answer
    /// @throws SdkException if there are no credentials; its message has what a credential process printed
    Answer send(String path, Map<String, String> headers, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        var execution = HttpExecuteRequest.builder()
                .request(sign(path, headers, bytes).request())
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build();
        try (var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(patience)
                .socketTimeout(patience)
                .build()) {
            var answer = http.prepareRequest(execution).call();
            try (var content = answer.responseBody().orElseThrow(() -> new IOException("no body"))) {
                return new Answer(answer.httpResponse(), SdkBytes.fromByteArrayUnsafe(content.readNBytes(MOST_BYTES)));
            }
        }
    }

    private SignedRequest sign(String path, Map<String, String> headers, byte[] body) {
        var request = SdkHttpFullRequest.builder()
                .uri(endpoints.of(service, region))
                .method(SdkHttpMethod.POST)
                .encodedPath(path)
                .putHeader("Content-Length", String.valueOf(body.length));
        headers.forEach(request::putHeader);
        var identity = credentials.resolveCredentials();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }
}
