package ostiary.functions.rehearsal;

import java.time.Duration;
import java.util.Map;
import ostiary.adapters.aws.AwsClients;
import ostiary.blueprint.ServiceFunction;
import ostiary.service.ReleasedVersions;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/// The versions that a release has published, by their ARNs, on Lambda.
public final class PublishedVersions implements VersionInvoker {
    /// Longer than any of them takes to start and is let run: one that is given up must not go on to write.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LambdaClient lambda;
    private final Map<ServiceFunction, String> arns;

    private PublishedVersions(LambdaClient lambda, Map<ServiceFunction, String> arns) {
        this.lambda = lambda;
        this.arns = arns;
    }

    /// Those that a setting names.
    ///
    /// @param setting as in [ostiary.blueprint.Setting#NEW_VERSIONS]
    public static PublishedVersions onLambda(String setting) {
        var arns = ReleasedVersions.parse(setting)
                .orElseThrow(() -> new IllegalArgumentException("not a list of versions"));
        return new PublishedVersions(AwsClients.buildPatient(LambdaClient.builder(), PATIENCE), arns);
    }

    @Override
    public Result invoke(ServiceFunction function, String event) {
        var answer = lambda.invoke(
                invoke -> invoke.functionName(arns.get(function)).payload(SdkBytes.fromUtf8String(event)));
        return new Result(answer.functionError() != null, answer.payload().asUtf8String());
    }
}
