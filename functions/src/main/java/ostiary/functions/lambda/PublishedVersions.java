package ostiary.functions.lambda;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.adapters.aws.AwsClients;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/// The versions that a release has published, by their ARNs, on Lambda.
final class PublishedVersions implements VersionInvoker {
    /// Longer than any of them takes to start and is let run: one that is given up must not go on to write.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern VERSION =
            Pattern.compile("(?<id>[a-z]+)=(?<arn>arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[^: ]+:[0-9]+)");

    private final LambdaClient lambda;
    private final Map<ServiceFunction, String> arns;

    private PublishedVersions(LambdaClient lambda, Map<ServiceFunction, String> arns) {
        this.lambda = lambda;
        this.arns = arns;
    }

    /// @param setting as in [ostiary.blueprint.Setting#NEW_VERSIONS]
    static PublishedVersions onLambda(String setting) {
        var arns = parse(setting).orElseThrow(() -> new IllegalArgumentException("not a list of versions"));
        return new PublishedVersions(AwsClients.buildPatient(LambdaClient.builder(), PATIENCE), arns);
    }

    /// By function; empty unless there is one version of each that is released, and no other.
    static Optional<Map<ServiceFunction, String>> parse(String setting) {
        var byId = new HashMap<String, String>();
        for (var part : setting.split(" ", -1)) {
            var version = VERSION.matcher(part);
            if (!version.matches() || byId.put(version.group("id"), version.group("arn")) != null) {
                return Optional.empty();
            }
        }
        var byFunction = new EnumMap<ServiceFunction, String>(ServiceFunction.class);
        for (var function : ServiceFunction.released()) {
            Optional.ofNullable(byId.remove(function.id())).ifPresent(arn -> byFunction.put(function, arn));
        }
        boolean complete = byId.isEmpty() && byFunction.keySet().equals(ServiceFunction.released());
        return complete ? Optional.of(byFunction) : Optional.empty();
    }

    @Override
    public Result invoke(ServiceFunction function, String event) {
        var answer = lambda.invoke(
                invoke -> invoke.functionName(arns.get(function)).payload(SdkBytes.fromUtf8String(event)));
        return new Result(answer.functionError() != null, answer.payload().asUtf8String());
    }
}
