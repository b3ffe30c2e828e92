package ostiary.emulators.aws.states;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// Step Functions (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html>).
public final class StatesService implements AwsService {
    private static final String EXECUTION = "executionArn";
    private static final String MACHINE = "stateMachineArn";
    private static final String TOKEN = "taskToken";

    /// The supported operations and the request members that each accepts, the resource first.
    private static final Map<String, List<String>> OPERATIONS = Map.of(
            "StartExecution", List.of(MACHINE, "name", "input"),
            "DescribeExecution", List.of(EXECUTION),
            "ListExecutions", List.of(MACHINE, "statusFilter", "maxResults", "nextToken"),
            "GetExecutionHistory",
                    List.of(EXECUTION, "maxResults", "nextToken", "reverseOrder", "includeExecutionData"),
            "StopExecution", List.of(EXECUTION, "error", "cause"),
            "SendTaskSuccess", List.of(TOKEN, "output"),
            "SendTaskFailure", List.of(TOKEN, "error", "cause"),
            "SendTaskHeartbeat", List.of(TOKEN));

    private final StateMachines machines;

    /// Serves these machines.
    public StatesService(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public String name() {
        return "states";
    }

    @Override
    public String operation(AwsRequest request) {
        var operation = request.operation("AWSStepFunctions");
        if (!OPERATIONS.containsKey(operation)) {
            throw new UnmodelledException("Step Functions operation " + operation);
        }
        return operation;
    }

    /// The permission is on the machine or the execution; for an answer to a token, on the machine that
    /// gave it out
    /// (<https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html>).
    @Override
    public List<Access> needs(AwsRequest request) {
        var operation = operation(request);
        var members = Optional.ofNullable(OPERATIONS.get(operation)).orElseThrow();
        AwsRequest.onlyHas(request.json(), Set.copyOf(members));
        var named = request.required(members.getFirst()).asText();
        var resource = members.getFirst().equals(TOKEN) ? TaskTokens.machine(named) : Optional.of(named);
        return resource.map(arn -> List.of(Access.of("states:" + operation, arn)))
                .orElse(List.of());
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        var operations = new ExecutionOperations(machines, request);
        try {
            var answer = switch (operation(request)) {
                case "StartExecution" -> operations.start();
                case "DescribeExecution" -> operations.describe();
                case "ListExecutions" -> operations.list();
                case "GetExecutionHistory" -> operations.history();
                case "StopExecution" -> operations.stop();
                case "SendTaskSuccess" -> operations.succeed();
                case "SendTaskFailure" -> operations.fail();
                default -> operations.heartbeat();
            };
            return AwsAnswer.ok("application/x-amz-json-1.0", answer);
        } catch (TokenException refused) {
            throw new AwsFailure(400, refused.type(), String.valueOf(refused.getMessage()));
        } catch (ExecutionExistsException exists) {
            throw new AwsFailure(400, "ExecutionAlreadyExists", String.valueOf(exists.getMessage()));
        }
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(400, "AccessDeniedException", denial.message());
    }
}
