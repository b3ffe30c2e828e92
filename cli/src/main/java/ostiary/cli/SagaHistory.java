package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ostiary.cli.aws.Tree;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/// Reads the history of an execution. States are known by their names, which are unique in the definition, in branches
/// too (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html>).
final class SagaHistory {
    private static final String PARKING = "Park ";

    private final List<SagaView.Step> steps = new ArrayList<>();
    private final Map<String, Instant> open = new LinkedHashMap<>();
    private final Map<String, ParkedBranch> waiting = new LinkedHashMap<>();
    private String last = "";

    /// Takes the next event, oldest first.
    void take(HistoryEvent event) {
        if (event.stateEnteredEventDetails() != null) {
            last = event.stateEnteredEventDetails().name();
            steps.add(new SagaView.Step(event.timestamp(), last));
            open.put(last, event.timestamp());
        } else if (event.stateExitedEventDetails() != null) {
            open.remove(event.stateExitedEventDetails().name());
        } else if (event.taskScheduledEventDetails() != null) {
            schedule(event.taskScheduledEventDetails().parameters());
        }
    }

    /// Each repetition has a token of its own, and the last one counts.
    private void schedule(String parameters) {
        var payload = read(parameters).at("Payload");
        if (payload.find("step").filter("park"::equals).isPresent()) {
            var phase = payload.find("phase").orElse("");
            var participant = payload.find("participant").orElse("");
            var state = PARKING + phase + " at " + participant;
            var since = open.getOrDefault(state, Instant.EPOCH);
            waiting.put(
                    state,
                    new ParkedBranch(
                            participant,
                            phase,
                            since,
                            payload.find("task_token").orElse("")));
        }
    }

    private static Tree read(String parameters) {
        try {
            return Tree.ofJson(parameters.getBytes(UTF_8));
        } catch (IOException unknown) {
            return new Tree("", Map.of());
        }
    }

    /// Those that wait still.
    List<ParkedBranch> parked() {
        return waiting.entrySet().stream()
                .filter(entry -> open.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Those that it is in; where it is over, the last one.
    List<String> states() {
        return open.isEmpty() && !last.isEmpty() ? List.of(last) : List.copyOf(open.keySet());
    }

    List<SagaView.Step> steps() {
        return List.copyOf(steps);
    }
}
