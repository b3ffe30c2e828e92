package ostiary.functions.saga;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.deletion.SagaStanding;
import ostiary.core.user.UserId;
import ostiary.functions.gateway.FlatJson;

/// The saga's own steps, as the state machine asks for them. Each may be asked for twice.
public record SagaSteps(DeletionSaga saga) {
    private static final String VERSION = "1";
    private static final String PREPARED = "prepared";
    private static final String ANSWERS = "prepare.";

    /// Takes a step.
    ///
    /// @param parked counts a service that waits for an operator
    /// @return its answer, a JSON object
    /// @throws IllegalArgumentException if it is no step of this version
    public String take(FlatJson request, Runnable parked) {
        if (!request.required("version").equals(VERSION)) {
            throw new IllegalArgumentException("not a step of version 1");
        }
        var step = request.required("step");
        if (step.equals("park")) {
            parked.run();
            return "{\"version\":1}";
        }
        var user = new UserId(UUID.fromString(request.required("user_id")));
        var at = Instant.parse(request.required("deletes_at"));
        return switch (step) {
            case "still_wanted" ->
                wanted(saga.find(user, at), saga.answerTime(at).toSeconds());
            case "call_off" -> answer(saga.callOff(user, at, objectors(request)));
            case "pivot" -> answer(saga.finish(user, at));
            case "tell" -> answer(saga.tell(user, at));
            default -> throw new IllegalArgumentException("not a step");
        };
    }

    /// With the seconds for an answer, and those within which whoever is at work has to say so. The state machine
    /// can't reckon with times.
    private static String wanted(SagaStanding standing, long seconds) {
        return "{\"version\":1,\"standing\":\"%s\",\"answer_seconds\":%d,\"beat_seconds\":%d}"
                .formatted(text(standing), seconds, seconds / 2);
    }

    private static String answer(SagaStanding standing) {
        return "{\"version\":1,\"standing\":\"" + text(standing) + "\"}";
    }

    /// Whoever has not prepared: `prepare.p0.participant` beside `prepare.p0.outcome`.
    private static List<String> objectors(FlatJson request) {
        var members = request.members();
        return members.entrySet().stream()
                .filter(member -> member.getKey().startsWith(ANSWERS)
                        && member.getKey().endsWith(".outcome")
                        && !member.getValue().equals(PREPARED))
                .map(member -> member.getKey().replace(".outcome", ".participant"))
                .map(name -> Objects.requireNonNullElse(members.get(name), "unnamed"))
                .sorted()
                .toList();
    }

    private static String text(SagaStanding standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
