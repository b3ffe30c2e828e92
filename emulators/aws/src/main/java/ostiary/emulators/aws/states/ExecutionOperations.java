package ostiary.emulators.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;

/// The operations on executions and tokens.
record ExecutionOperations(StateMachines machines, AwsRequest request) {
    /// "The name ... 1-80" and what it must not contain
    /// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html>).
    private static final String NAME = "[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}";

    ObjectNode start() {
        var arn = request.required("stateMachineArn").asText();
        var machine = machines.machine(arn)
                .orElseThrow(() -> failure("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
        var name = request.text("name").orElseGet(() -> UUID.randomUUID().toString());
        if (!name.matches(NAME)) {
            throw failure("InvalidName", "Invalid Name: '" + name + "'");
        }
        var input = json(request.text("input").orElse("{}"), "InvalidExecutionInput");
        var execution = machines.start(machine, name, input);
        return Json.object().put("executionArn", execution.arn()).put("startDate", seconds(execution.start()));
    }

    private static JsonNode json(String text, String error) {
        try {
            return Json.bounded(Json.read(text));
        } catch (IllegalArgumentException | StateFailure unfit) {
            throw failure(error, "Invalid JSON");
        }
    }

    private Execution execution() {
        var arn = request.required("executionArn").asText();
        return machines.execution(arn)
                .orElseThrow(() -> failure("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    ObjectNode describe() {
        var execution = execution();
        var described = summary(execution).put("input", execution.input().toString());
        execution.output().ifPresent(output -> described.put("output", output.toString()));
        execution.error().ifPresent(error -> described.put("error", error));
        execution.cause().ifPresent(cause -> described.put("cause", cause));
        return described;
    }

    private static ObjectNode summary(Execution execution) {
        var summary = Json.object()
                .put("executionArn", execution.arn())
                .put("stateMachineArn", execution.machine().arn())
                .put("name", execution.name())
                .put("status", execution.status().name())
                .put("startDate", seconds(execution.start()));
        execution.stop().ifPresent(stop -> summary.put("stopDate", seconds(stop)));
        return summary;
    }

    ObjectNode list() {
        var status = request.text("statusFilter");
        var all = machines.executions(request.required("stateMachineArn").asText()).stream()
                .filter(each -> status.isEmpty() || each.status().name().equals(status.get()))
                .toList();
        return page("executions", all, ExecutionOperations::summary);
    }

    ObjectNode history() {
        var all = execution().history();
        boolean reverse = request.json().path("reverseOrder").asBoolean(false);
        return page("events", reverse ? all.reversed() : all, ExecutionOperations::event);
    }

    /// One page of a list; the token is the place of its first item. "The default is 100 and the maximum
    /// allowed page size is 1000. A value of 0 uses the default".
    private <T> ObjectNode page(String member, List<T> all, Function<T, ObjectNode> each) {
        int most = request.json().path("maxResults").asInt(0);
        var token = request.text("nextToken").orElse("0");
        if (most < 0 || most > 1_000 || !token.matches("\\d{1,8}") || Integer.parseInt(token) > all.size()) {
            throw failure("InvalidToken", "Invalid Token");
        }
        int from = Integer.parseInt(token);
        int to = Math.min(all.size(), from + (most == 0 ? 100 : most));
        var page = Json.object();
        var items = page.putArray(member);
        all.subList(from, to).forEach(item -> items.add(each.apply(item)));
        return to < all.size() ? page.put("nextToken", Integer.toString(to)) : page;
    }

    /// An event; its details are in the member that is named for its type, such as
    /// `stateEnteredEventDetails`.
    private static ObjectNode event(HistoryEvent event) {
        var type = event.type().matches(".*State(Entered|Exited)")
                ? event.type().substring(event.type().indexOf("State"))
                : event.type();
        var member = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "EventDetails";
        var shown = Json.object()
                .put("id", event.id())
                .put("previousEventId", event.id() - 1)
                .put("type", event.type())
                .put("timestamp", seconds(event.at()));
        shown.set(member, event.details());
        return shown;
    }

    ObjectNode stop() {
        var execution = execution();
        machines.stop(
                execution,
                request.text("error").orElse(null),
                request.text("cause").orElse(null));
        return Json.object().put("stopDate", seconds(execution.stop().orElseThrow()));
    }

    ObjectNode succeed() {
        var output = json(request.required("output").asText(), "InvalidOutput");
        machines.sendTaskSuccess(token(), output);
        return Json.object();
    }

    ObjectNode fail() {
        machines.sendTaskFailure(
                token(), request.text("error").orElse(""), request.text("cause").orElse(""));
        return Json.object();
    }

    ObjectNode heartbeat() {
        machines.sendTaskHeartbeat(token());
        return Json.object();
    }

    private String token() {
        return request.required("taskToken").asText();
    }

    private static double seconds(Instant at) {
        return (double) at.toEpochMilli() / 1_000;
    }

    private static AwsFailure failure(String type, String message) {
        return new AwsFailure(400, type, message);
    }
}
