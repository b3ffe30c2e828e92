package ostiary.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import ostiary.cli.aws.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ostiary saga`: the deletions that other services take part in. Nothing that it prints has the token of a task.
@Command(
        name = "saga",
        description = "Shows deletions that other services take part in, and has those go on that are parked"
                + " (docs/operators.md).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SagaCommand {
    private static final int FAILED = 1;
    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final SagaDoors doors;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    SagaCommand(SagaDoors doors) {
        this.doors = doors;
    }

    /// Options of a decision.
    static final class Change {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; it is recorded")
        @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
        private String reason;

        @Option(names = "--dry-run", description = "only say whether somebody waits for it")
        private boolean dryRun;
    }

    @Command(description = "Lists those that run, are parked or have failed, the oldest first.")
    int list(
            @Mixin SagaOptions where,
            @Option(names = "--parked", description = "only those that wait for an operator") boolean onlyParked,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "of each status, ${DEFAULT-VALUE} by itself: each is asked for its history")
                    int limit,
            @Option(names = "--json", description = "print the answer as JSON") boolean json)
            throws MovingException {
        if (limit < 1) {
            throw new MovingException("--limit is a number from 1 on.");
        }
        try (var sagas = doors.open(where)) {
            var found = sagas.list(limit).stream()
                    .filter(saga -> !onlyParked || !saga.parked().isEmpty())
                    .toList();
            if (json) {
                print(JsonText.object(text -> writeAll(text, found)));
            } else {
                found.forEach(saga -> print(line(saga)));
            }
            return 0;
        }
    }

    @Command(description = "Shows one, and what it has come through.")
    int show(
            @Mixin SagaOptions where,
            @Option(names = "--json", description = "print the answer as JSON") boolean json,
            @Parameters(paramLabel = "SAGA") String name)
            throws MovingException {
        try (var sagas = doors.open(where)) {
            var found = sagas.find(name);
            if (found.isEmpty()) {
                return complain("There is no deletion " + name + ".");
            }
            var saga = found.get();
            if (json) {
                print(JsonText.object(text -> write(text, saga, true)));
                return 0;
            }
            print(line(saga));
            saga.steps().forEach(step -> print(step.at() + "  " + step.state()));
            saga.parked()
                    .forEach(parked -> print(
                            "parked since " + parked.since() + ": " + parked.phase() + " at " + parked.participant()));
            return 0;
        }
    }

    @Command(description = "Asks a participant again that is parked.")
    int retry(
            @Mixin SagaOptions where,
            @Mixin Change change,
            @Parameters(paramLabel = "SAGA") String name,
            @Parameters(paramLabel = "PARTICIPANT") String participant)
            throws MovingException {
        return decide(where, change, name, participant, "retry", "is asked again");
    }

    @Command(description = "Gives a participant up that is parked: what it has of the account stays there.")
    int abandon(
            @Mixin SagaOptions where,
            @Mixin Change change,
            @Parameters(paramLabel = "SAGA") String name,
            @Parameters(paramLabel = "PARTICIPANT") String participant)
            throws MovingException {
        return decide(where, change, name, participant, "abandon", "is given up");
    }

    private int decide(SagaOptions where, Change change, String name, String participant, String decision, String done)
            throws MovingException {
        if (!REASON.matcher(change.reason).matches() || change.reason.isBlank()) {
            return complain("reason: 1 to 200 printable characters.");
        }
        try (var sagas = doors.open(where)) {
            var found = sagas.find(name);
            if (found.isEmpty()) {
                return complain("There is no deletion " + name + ".");
            }
            var branch = found.get().parked().stream()
                    .filter(parked -> parked.participant().equals(participant))
                    .findFirst();
            if (branch.isEmpty()) {
                return complain(participant + " is not parked in that deletion.");
            }
            if (change.dryRun) {
                print("Nothing stands in the way.");
                return 0;
            }
            if (!sagas.decide(found.get(), branch.get(), decision, change.reason)) {
                return complain("Nobody waits for it at this moment: try again in a minute.");
            }
            print(participant + " " + done + ".");
            sagas.complaint().ifPresent(spec.commandLine().getErr()::println);
            return 0;
        }
    }

    private int complain(String text) {
        spec.commandLine().getErr().println(text);
        return FAILED;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }

    private static String line(SagaView saga) {
        return saga.name() + "  " + saga.standing() + "  since " + saga.startedAt() + "  "
                + String.join(", ", saga.states());
    }

    private static void writeAll(JsonGenerator json, List<SagaView> sagas) throws IOException {
        json.writeArrayFieldStart("sagas");
        for (var saga : sagas) {
            json.writeStartObject();
            write(json, saga, false);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, SagaView saga, boolean isWhole) throws IOException {
        json.writeStringField("saga", saga.name());
        json.writeStringField("standing", saga.standing());
        json.writeStringField("started_at", saga.startedAt().toString());
        json.writeArrayFieldStart("states");
        for (var state : saga.states()) {
            json.writeString(state);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("parked");
        for (var parked : saga.parked()) {
            json.writeStartObject();
            json.writeStringField("participant", parked.participant());
            json.writeStringField("phase", parked.phase());
            json.writeStringField("since", parked.since().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (isWhole) {
            json.writeArrayFieldStart("steps");
            for (var step : saga.steps()) {
                json.writeStartObject();
                json.writeStringField("at", step.at().toString());
                json.writeStringField("state", step.state());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
