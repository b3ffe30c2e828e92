package ostiary.adapters.states;

import java.time.Instant;
import ostiary.core.UnavailableException;
import ostiary.core.deletion.SagaEngine;
import ostiary.core.user.UserId;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// Adapter: one execution a deletion. Its name is the user's id, the version that asked for it and the second of its
/// end, so that an event which comes twice starts nothing. The version alone would not do: a table that was restored,
/// or a user that was imported once more, comes to the same one again, and a name is taken for 90 days
/// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html>).
public final class StepFunctionsEngine implements SagaEngine {
    /// Of the input: an execution of 90 days meets the functions of then.
    private static final int VERSION = 1;

    private final SfnClient states;
    private final String machine;

    /// @param machine the ARN of the state machine; empty where none is started
    public StepFunctionsEngine(SfnClient states, String machine) {
        this.states = states;
        this.machine = machine;
    }

    /// The name of the execution, which the participants get; 80 characters at most.
    public static String name(UserId user, long version, Instant deletesAt) {
        return user + "-" + version + "-" + deletesAt.getEpochSecond();
    }

    /// The input of an execution. Nothing in it tells who the user is but an id.
    public static String input(UserId user, Instant deletesAt, Instant prepareAt) {
        return "{\"version\":%d,\"user_id\":\"%s\",\"deletes_at\":\"%s\",\"prepare_at\":\"%s\"}"
                .formatted(VERSION, user, deletesAt, prepareAt);
    }

    @Override
    public void start(UserId user, long version, Instant deletesAt, Instant prepareAt) {
        try {
            states.startExecution(start -> start.stateMachineArn(machine)
                    .name(name(user, version, deletesAt))
                    .input(input(user, deletesAt, prepareAt)));
        } catch (ExecutionAlreadyExistsException startedBefore) {
            // The event came twice.
        } catch (SdkException failed) {
            throw new UnavailableException("Step Functions", failed);
        }
    }

    /// The outcome and the reason are words without quotes: whoever calls has seen to that.
    @Override
    public void answer(String token, String outcome, String reason) {
        var output = "{\"outcome\":\"%s\",\"reason\":\"%s\"}".formatted(outcome, reason);
        call(() -> states.sendTaskSuccess(send -> send.taskToken(token).output(output)));
    }

    @Override
    public void keepWaiting(String token) {
        call(() -> states.sendTaskHeartbeat(send -> send.taskToken(token)));
    }

    private static void call(Runnable operation) {
        try {
            operation.run();
        } catch (TaskTimedOutException | InvalidTokenException | TaskDoesNotExistException nobodyWaits) {
            // A second answer, or a late one: the first has counted, or another was asked for.
        } catch (SdkException failed) {
            throw new UnavailableException("Step Functions", failed);
        }
    }
}
