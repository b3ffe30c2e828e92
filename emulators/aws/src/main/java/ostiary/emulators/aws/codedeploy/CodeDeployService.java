package ostiary.emulators.aws.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// CodeDeploy, limited to what lifecycle hooks call: which versions a deployment is from and to
/// (<https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaFunctionInfo.html>), and the report of the
/// result (<https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html>).
public final class CodeDeployService implements AwsService {
    private static final String API = "CodeDeploy_20141006";
    private static final String REPORT = "PutLifecycleEventHookExecutionStatus";
    private static final Set<String> OPERATIONS = Set.of("ListDeploymentTargets", "GetDeploymentTarget", REPORT);
    private static final Set<String> VERDICTS = Set.of("Succeeded", "Failed");

    private final Place place;
    private final Map<String, Deployment> deployments = new ConcurrentHashMap<>();
    private final Map<Deployment, String> verdicts = new ConcurrentHashMap<>();

    /// A deployment that waits for the result of its lifecycle hook.
    ///
    /// @param group the ARN of the deployment group
    /// @param hook the execution id that the hook must send back with its result
    /// @param current the number of the version that the alias has
    /// @param target the number of the version that it is to get
    public record Deployment(String id, String group, String hook, long current, long target) {
        /// The event with which CodeDeploy invokes the hook.
        public String event() {
            return "{\"DeploymentId\":\"%s\",\"LifecycleEventHookExecutionId\":\"%s\"}".formatted(id, hook);
        }
    }

    public CodeDeployService(Place place) {
        this.place = place;
    }

    /// Starts a deployment to a new version, in a deployment group of an application.
    public Deployment start(String application, String group) {
        return start(application, group, 1, 2);
    }

    /// Starts a deployment from one version to another.
    public Deployment start(String application, String group, long current, long target) {
        var arn = place.arn(name(), "deploymentgroup:" + application + "/" + group);
        var deployment =
                new Deployment("d-" + UUID.randomUUID(), arn, UUID.randomUUID().toString(), current, target);
        deployments.put(deployment.id(), deployment);
        return deployment;
    }

    /// The status that the hook reported, `Succeeded` or `Failed`; empty until then.
    public Optional<String> verdict(Deployment deployment) {
        return Optional.ofNullable(verdicts.get(deployment));
    }

    @Override
    public String name() {
        return "codedeploy";
    }

    @Override
    public String operation(AwsRequest request) {
        var operation = request.operation(API);
        if (!OPERATIONS.contains(operation)) {
            throw new UnmodelledException("CodeDeploy operation " + operation);
        }
        return operation;
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        return List.of(Access.of(
                "codedeploy:" + operation(request), deployment(request).group()));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        return switch (operation(request)) {
            case REPORT -> report(request);
            case "ListDeploymentTargets" -> targets(request);
            default -> target(request);
        };
    }

    /// A deployment to Lambda has one target.
    private AwsAnswer targets(AwsRequest request) {
        AwsRequest.onlyHas(request.json(), Set.of("deploymentId"));
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("targetIds").add(targetId(deployment(request)));
        return json(answer);
    }

    private AwsAnswer target(AwsRequest request) {
        AwsRequest.onlyHas(request.json(), Set.of("deploymentId", "targetId"));
        var deployment = deployment(request);
        var id = request.required("targetId").asText();
        if (!id.equals(targetId(deployment))) {
            throw new AwsFailure(400, "DeploymentTargetDoesNotExistException", id);
        }
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("deploymentTarget")
                .put("deploymentTargetType", "LambdaTarget")
                .putObject("lambdaTarget")
                .put("deploymentId", deployment.id())
                .put("targetId", id)
                .putObject("lambdaFunctionInfo")
                .put("currentVersion", Long.toString(deployment.current()))
                .put("targetVersion", Long.toString(deployment.target()));
        return json(answer);
    }

    private static String targetId(Deployment deployment) {
        return deployment.group().substring(deployment.group().lastIndexOf('/') + 1) + ":live";
    }

    private static AwsAnswer json(ObjectNode answer) {
        return AwsAnswer.ok("application/x-amz-json-1.1", answer);
    }

    private AwsAnswer report(AwsRequest request) {
        AwsRequest.onlyHas(request.json(), Set.of("deploymentId", "lifecycleEventHookExecutionId", "status"));
        var deployment = deployment(request);
        var hook = request.required("lifecycleEventHookExecutionId").asText();
        var status = request.required("status").asText();
        if (!hook.equals(deployment.hook())) {
            throw new AwsFailure(400, "InvalidLifecycleEventHookExecutionIdException", hook);
        }
        if (!VERDICTS.contains(status)) {
            throw new AwsFailure(400, "InvalidLifecycleEventHookExecutionStatusException", status);
        }
        if (verdicts.putIfAbsent(deployment, status) != null) {
            throw new AwsFailure(400, "LifecycleEventAlreadyCompletedException", hook);
        }
        return json(JsonNodeFactory.instance.objectNode().put("lifecycleEventHookExecutionId", hook));
    }

    private Deployment deployment(AwsRequest request) {
        var id = request.required("deploymentId").asText();
        return Optional.ofNullable(deployments.get(id))
                .orElseThrow(() -> new AwsFailure(400, "DeploymentDoesNotExistException", id));
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(400, "AccessDeniedException", denial.message());
    }
}
