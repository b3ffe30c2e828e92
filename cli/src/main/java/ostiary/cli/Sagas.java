package ostiary.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ostiary.cli.aws.JsonText;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// The deletions of a service that others take part in, as Step Functions has them.
///
/// @param machine the ARN of the state machine
/// @param by who decides, as AWS knows them
/// @param notes where decisions are noted
record Sagas(SfnClient states, String machine, String by, SagaNotes notes) implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final List<ExecutionStatus> UNDONE = List.of(
            ExecutionStatus.RUNNING, ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    /// Those that run, and those that have failed, the oldest first.
    ///
    /// @param most of each status
    List<SagaView> list(int most) throws MovingException {
        var found = new ArrayList<ExecutionListItem>();
        for (var status : UNDONE) {
            found.addAll(call(
                    "states:ListExecutions",
                    () -> states
                            .listExecutionsPaginator(
                                    list -> list.stateMachineArn(machine).statusFilter(status))
                            .executions()
                            .stream()
                            .limit(most)
                            .toList()));
        }
        found.sort(Comparator.comparing(ExecutionListItem::startDate));
        var views = new ArrayList<SagaView>();
        for (var each : found) {
            views.add(view(each.executionArn(), each.name(), each.statusAsString(), each.startDate()));
        }
        return views;
    }

    /// One by its name; empty if there is none.
    Optional<SagaView> find(String name) throws MovingException {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
        var found = call("states:DescribeExecution", () -> {
            try {
                return Optional.of(states.describeExecution(describe -> describe.executionArn(arn)));
            } catch (ExecutionDoesNotExistException none) {
                return Optional.<DescribeExecutionResponse>empty();
            }
        });
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                view(arn, name, found.get().statusAsString(), found.get().startDate()));
    }

    private SagaView view(String arn, String name, String status, Instant start) throws MovingException {
        var history = call("states:GetExecutionHistory", () -> {
            var read = new SagaHistory();
            states
                    .getExecutionHistoryPaginator(get -> get.executionArn(arn).includeExecutionData(true))
                    .events()
                    .stream()
                    .forEach(read::take);
            return read;
        });
        return new SagaView(name, status, start, history.states(), history.parked(), history.steps());
    }

    /// Has a parked branch go on.
    ///
    /// @param decision `retry` or `abandon`
    /// @return false if nobody waits for the decision at this moment
    boolean decide(SagaView saga, ParkedBranch branch, String decision, String reason) throws MovingException {
        var output = JsonText.object(json -> json.writeStringField("decision", decision));
        boolean isTaken = call("states:SendTaskSuccess", () -> {
            try {
                states.sendTaskSuccess(send -> send.taskToken(branch.token()).output(output));
                return true;
            } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException nobodyWaits) {
                return false;
            }
        });
        if (isTaken) {
            notes.note(by, saga, branch, decision, reason);
        }
        return isTaken;
    }

    /// A sentence if a decision is not noted.
    Optional<String> complaint() {
        return notes.complaint();
    }

    /// The words of an exception may repeat what a credential process printed, or a token.
    private static <T> T call(String action, Supplier<T> operation) throws MovingException {
        try {
            return operation.get();
        } catch (SfnException refused) {
            var code = refused.awsErrorDetails() == null
                    ? ""
                    : refused.awsErrorDetails().errorCode();
            throw new MovingException(
                    (code != null && code.matches("[A-Za-z]{1,80}") ? code : "An error") + " from " + action + ".");
        } catch (SdkException none) {
            throw new MovingException(
                    "No answer to " + action + ", or no credentials: set AWS_PROFILE, or the variables"
                            + " that `aws configure export-credentials --format env` prints.");
        }
    }

    @Override
    public void close() {
        states.close();
    }
}
