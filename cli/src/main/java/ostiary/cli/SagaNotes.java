package ostiary.cli;

import java.util.Optional;
import java.util.function.Function;
import ostiary.cli.aws.JsonText;

/// A log of what operators have decided about deletions. Step Functions keeps its history for 90 days after
/// the end, and without a reason.
final class SagaNotes {
    private final String group;
    private final Function<String, Optional<String>> append;
    private Optional<String> missing = Optional.empty();

    /// @param group the name of the log
    /// @param append writes a line, and returns why it can't
    SagaNotes(String group, Function<String, Optional<String>> append) {
        this.group = group;
        this.append = append;
    }

    /// Of deletions on this machine nothing is noted.
    static SagaNotes none() {
        return new SagaNotes("", _ -> Optional.empty());
    }

    /// The name of the group of a state machine.
    static String group(String machine) {
        return "/ostiary/operators/" + machine.substring(machine.lastIndexOf(':') + 1);
    }

    void note(String by, SagaView saga, ParkedBranch branch, String decision, String reason) {
        var line = JsonText.object(json -> {
            json.writeStringField("audit_event", "saga_" + decision);
            json.writeStringField("saga", saga.name());
            json.writeStringField("participant", branch.participant());
            json.writeStringField("phase", branch.phase());
            json.writeStringField("by", by);
            json.writeStringField("reason", reason);
        });
        missing = append.apply(line).or(() -> missing);
    }

    /// A sentence if something is not noted.
    Optional<String> complaint() {
        return missing.map(why -> "That is not noted in the log group " + group + ": " + why + ".");
    }
}
