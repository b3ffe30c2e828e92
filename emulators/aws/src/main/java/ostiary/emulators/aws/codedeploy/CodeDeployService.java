package ostiary.emulators.aws.codedeploy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/// CodeDeploy, limited to the operation that lifecycle hooks call to report their result
/// (<https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html>).
public final class CodeDeployService implements AwsService {
    private static final String API = "CodeDeploy_20141006";
    private static final Set<String> VERDICTS = Set.of("Succeeded", "Failed");

    private final Place place;
    private final Map<String, Deployment> deployments = new ConcurrentHashMap<>();
    private final Map<Deployment, String> verdicts = new ConcurrentHashMap<>();

    /// A deployment that waits for the result of its lifecycle hook.
    ///
    /// @param group the ARN of the deployment group
    /// @param hook the execution id that the hook must send back with its result
    public record Deployment(String id, String group, String hook) {
        /// The event with which CodeDeploy invokes the hook.
        public String event() {
            return "{\"DeploymentId\":\"%s\",\"LifecycleEventHookExecutionId\":\"%s\"}".formatted(id, hook);
        }
    }

    public CodeDeployService(Place place) {
        this.place = place;
    }

    /// Starts a deployment in a deployment group of an application.
    public Deployment start(String application, String group) {
        var arn = place.arn(name(), "deploymentgroup:" + application + "/" + group);
        var deployment =
                new Deployment("d-" + UUID.randomUUID(), arn, UUID.randomUUID().toString());
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
        if (!operation.equals("PutLifecycleEventHookExecutionStatus")) {
            throw new UnmodelledException("CodeDeploy operation " + operation);
        }
        return operation;
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        return List.of(Access.of(
                "codedeploy:PutLifecycleEventHookExecutionStatus",
                deployment(request).group()));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
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
        return AwsAnswer.ok(
                "application/x-amz-json-1.1",
                JsonNodeFactory.instance.objectNode().put("lifecycleEventHookExecutionId", hook));
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
