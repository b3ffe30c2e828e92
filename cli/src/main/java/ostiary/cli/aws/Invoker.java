package ostiary.cli.aws;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/// Invokes one function of Lambda and waits for what it answers. It is no part of the doctor, whose requests are
/// [Read]s. An invocation is sent once: whoever gets no answer looks at what was done before asking again.
///
/// @param function its ARN, with the alias
public record Invoker(Region region, AwsCredentialsProvider credentials, Endpoints endpoints, String function) {
    private static final String SERVICE = "lambda";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_ERROR = 300;

    /// The answer of the function to an event.
    ///
    /// @throws UnreadException if there is no answer, or the function has failed
    public Tree invoke(String event) throws UnreadException {
        var path = "/2015-03-31/functions/" + SdkHttpUtils.urlEncode(function) + "/invocations";
        try {
            var post = new SignedPost(region, credentials, endpoints, SERVICE, PATIENCE);
            return read(post.send(path, Map.of("Content-Type", "application/json"), event));
        } catch (IOException none) {
            throw UnreadException.because("no answer that can be read from lambda:InvokeFunction in " + region.id());
        } catch (SdkException none) {
            // Its message has what a credential process printed.
            throw UnreadException.because("no credentials: set AWS_PROFILE, or the variables that"
                    + " `aws configure export-credentials --format env` prints");
        }
    }

    private static Tree read(SignedPost.Answer answer) throws IOException, UnreadException {
        var head = answer.head();
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
        return Parsing.json(answer.body().asByteArrayUnsafe());
    }
}
