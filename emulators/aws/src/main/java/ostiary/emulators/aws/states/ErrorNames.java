package ostiary.emulators.aws.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The names in `ErrorEquals` (<https://states-language.net/spec.html#error-names>).
final class ErrorNames {
    static final String ALL = "States.ALL";
    static final String HEARTBEAT = "States.HeartbeatTimeout";

    private static final Set<String> KNOWN = Set.of(
            ALL,
            HEARTBEAT,
            StateFailure.TIMEOUT,
            "States.TaskFailed",
            "States.Permissions",
            "States.ResultPathMatchFailure",
            "States.ParameterPathFailure",
            "States.BranchFailed",
            "States.NoChoiceMatched",
            "States.IntrinsicFailure",
            "States.ExceedToleratedFailureThreshold",
            "States.ItemReaderFailed",
            "States.ResultWriterFailed",
            StateFailure.RUNTIME,
            "States.DataLimitExceeded");

    private ErrorNames() {}

    /// "States.ALL ... MUST appear alone", and "State machines MUST NOT define other names that begin
    /// with States.".
    static List<String> of(Fields fields) {
        var names = new ArrayList<String>();
        fields.list("ErrorEquals").forEach(each -> names.add(each.asText()));
        boolean known = names.stream().allMatch(each -> !each.startsWith("States.") || KNOWN.contains(each));
        if (names.isEmpty() || !known || (names.contains(ALL) && names.size() > 1)) {
            throw fields.bad("ErrorEquals");
        }
        return List.copyOf(names);
    }

    /// "and must be in the last element".
    static void checkAllIsLast(Fields state, List<List<String>> inOrder) {
        for (int i = 0; i < inOrder.size() - 1; i++) {
            if (inOrder.get(i).contains(ALL)) {
                throw state.bad("order of States.ALL");
            }
        }
    }

    /// Whether names are of an error. `States.TaskFailed` is any "except for States.Timeout";
    /// `States.Timeout` is a missed heartbeat, too (<https://states-language.net/spec.html#appendix-a>);
    /// `States.ALL` can not catch `States.DataLimitExceeded`, and nothing catches `States.Runtime`
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>).
    static boolean match(List<String> names, String error, State state) {
        if (error.equals(StateFailure.RUNTIME)) {
            return false;
        }
        boolean general = !error.equals("States.DataLimitExceeded");
        return names.contains(error)
                || (general && names.contains(ALL))
                || (general && names.contains("States.TaskFailed") && !error.equals(StateFailure.TIMEOUT))
                || (error.equals(HEARTBEAT) && names.contains(StateFailure.TIMEOUT))
                || (state.type().equals("Parallel") && names.contains("States.BranchFailed"));
    }
}
