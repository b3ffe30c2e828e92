package ostiary.cli.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Invokes one function of Lambda and waits for what it answers. It is no part of the doctor, whose requests are
/// [Read]s. An invocation is sent once: whoever gets no answer looks at what was done before asking again.
///
/// @param function its ARN, with the alias
public record Invoker(Region region, AwsCredentialsProvider credentials, Endpoints endpoints, String function) {
    private static final String SERVICE = "lambda";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int FIRST_ERROR = 300;

    /// The answer of the function to an event.
    ///
    /// @throws UnreadException if there is no answer, or the function has failed
    public Tree invoke(String event) throws UnreadException {
        var bytes = event.getBytes(UTF_8);
        var execution = HttpExecuteRequest.builder()
                .request(sign(bytes).request())
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build();
        try (var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(PATIENCE)
                .socketTimeout(PATIENCE)
                .build()) {
            var answer = http.prepareRequest(execution).call();
            var head = answer.httpResponse();
            try (var body = answer.responseBody().orElseThrow(() -> new IOException("no body"))) {
                if (head.statusCode() >= FIRST_ERROR) {
                    throw UnreadException.because(head.firstMatchingHeader("x-amzn-ErrorType")
                                    .map(type -> type.replaceFirst(":.*", ""))
                                    .filter(type -> type.matches("[A-Za-z]{1,80}"))
                                    .orElse("HTTP " + head.statusCode())
                            + " from lambda:InvokeFunction");
                }
                if (head.firstMatchingHeader("X-Amz-Function-Error").isPresent()) {
                    throw UnreadException.because("the function has failed: its log says why");
                }
                return Parsing.json(body.readNBytes(MOST_BYTES));
            }
        } catch (IOException none) {
            throw UnreadException.because("no answer that can be read from lambda:InvokeFunction in " + region.id());
        }
    }

    private SignedRequest sign(byte[] body) throws UnreadException {
        var request = SdkHttpFullRequest.builder()
                .uri(endpoints.of(SERVICE, region))
                .method(SdkHttpMethod.POST)
                .encodedPath("/2015-03-31/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations")
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", String.valueOf(body.length))
                .build();
        try {
            var identity = credentials.resolveCredentials();
            return AwsV4HttpSigner.create()
                    .sign(sign -> sign.identity(identity)
                            .request(request)
                            .payload(() -> new ByteArrayInputStream(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        } catch (SdkException none) {
            // Its message has what a credential process printed.
            throw UnreadException.because("no credentials: set AWS_PROFILE, or the variables that"
                    + " `aws configure export-credentials --format env` prints");
        }
    }
}
