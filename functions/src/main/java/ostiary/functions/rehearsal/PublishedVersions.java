package ostiary.functions.rehearsal;

import java.time.Duration;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.TimeScale;
import ostiary.blueprint.ServiceFunction;
import ostiary.service.ReleasedVersions;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.SnapStartNotReadyException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/// The versions that a release has published, by their ARNs, on Lambda.
public final class PublishedVersions implements VersionInvoker {
    /// Longer than any of them takes to start plus its timeout: a call that is given up must not go on to write.
    static final Duration TIMEOUT = TimeScale.of(Duration.ofSeconds(60));

    private final LambdaClient lambda;
    private final ReleasedVersions versions;

    private PublishedVersions(LambdaClient lambda, ReleasedVersions versions) {
        this.lambda = lambda;
        this.versions = versions;
    }

    /// The versions that a release publishes, called on Lambda.
    public static PublishedVersions onLambda(ReleasedVersions versions) {
        return new PublishedVersions(AwsClients.buildWithoutRetries(LambdaClient.builder(), TIMEOUT), versions);
    }

    /// @throws VersionBusyException if Lambda refuses for now
    /// (<https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors>)
    @Override
    public Result invoke(ServiceFunction function, String event) {
        try {
            var answer = lambda.invoke(
                    invoke -> invoke.functionName(versions.arn(function)).payload(SdkBytes.fromUtf8String(event)));
            return new Result(answer.functionError() != null, answer.payload().asUtf8String());
        } catch (TooManyRequestsException | SnapStartNotReadyException busy) {
            throw new VersionBusyException(function, busy);
        }
    }
}
