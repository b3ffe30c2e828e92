package ostiary.server.local.openapi;

import static java.util.stream.Collectors.joining;
import static ostiary.server.json.JsonTree.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import ostiary.edge.OAuthError;

/// The responses of an operation by status.
final class Responses {
    private final Operation operation;

    private Responses(Operation operation) {
        this.operation = operation;
    }

    static Map<String, Object> of(Operation operation) {
        return new Responses(operation).byStatus();
    }

    /// The descriptions alone.
    static SortedMap<Integer, String> described(Operation operation) {
        var described = new TreeMap<Integer, String>();
        of(operation)
                .forEach((status, response) ->
                        described.put(Integer.valueOf(status), (String) ((Map<?, ?>) response).get("description")));
        return described;
    }

    private Map<String, Object> byStatus() {
        var responses = object();
        operation.route().answers().forEach((status, when) -> responses.put(Integer.toString(status), success(when)));
        var frontDoor = FrontDoorErrors.of(operation);
        var statuses = new TreeSet<>(frontDoor.keySet());
        operation.problems().forEach(shape -> statuses.add(shape.problem().status()));
        operation.oauthErrors().forEach(error -> statuses.addAll(error.statuses()));
        statuses.forEach(status ->
                responses.put(Integer.toString(status), error(status, Optional.ofNullable(frontDoor.get(status)))));
        return responses;
    }

    private Map<String, Object> success(String when) {
        var success = operation.success();
        var response = object("description", when, "headers", ResponseHeaders.ofSuccess(success));
        success.ifPresent(body -> response.put(
                "content",
                object(
                        body.mediaType(),
                        object(
                                "schema",
                                body.shape().reference(),
                                "example",
                                body.shape().example()))));
        return response;
    }

    private Map<String, Object> error(int status, Optional<String> frontDoor) {
        var problems = operation.problems().stream()
                .filter(shape -> shape.problem().status() == status)
                .toList();
        var content = object();
        if (!problems.isEmpty()) {
            content.put(ProblemShape.MEDIA_TYPE, problems(problems));
        }
        var errors = operation.oauthErrors().stream()
                .filter(error -> error.statuses().contains(status))
                .toList();
        if (errors.isEmpty()) {
            frontDoor.ifPresent(message -> content.put(FrontDoorErrors.MEDIA_TYPE, frontDoor(message)));
        } else {
            content.put(FrontDoorErrors.MEDIA_TYPE, oauth(errors, frontDoor));
        }
        return object(
                "description",
                errors.isEmpty() ? problemTitles(problems) : description(errors),
                "headers",
                headers(status, problems, errors),
                "content",
                content);
    }

    private static Map<String, Object> headers(int status, List<ProblemShape> problems, List<OAuthError> errors) {
        if (!errors.isEmpty()) {
            return ResponseHeaders.ofOAuthError(status);
        }
        return problems.isEmpty() ? ResponseHeaders.ofFrontDoor() : ResponseHeaders.ofProblem(status);
    }

    private static String description(List<OAuthError> errors) {
        return errors.stream().map(error -> "`" + error.code() + "`").collect(joining("; "));
    }

    private static Map<String, Object> oauth(List<OAuthError> errors, Optional<String> frontDoor) {
        var examples = object();
        errors.forEach(error -> examples.put(
                error.code(), object("value", object("error", error.code(), "error_description", "The reason"))));
        frontDoor.ifPresent(message -> examples.put("front_door", object("value", object("message", message))));
        var schema = frontDoor.isPresent()
                ? object("oneOf", List.of(Shapes.OAUTH_ERROR.reference(), Shapes.FRONT_DOOR_ERROR.reference()))
                : Shapes.OAUTH_ERROR.reference();
        return object("schema", schema, "examples", examples);
    }

    private static String problemTitles(List<ProblemShape> problems) {
        return problems.isEmpty()
                ? "A refusal of the front door"
                : problems.stream()
                        .map(shape -> "`" + shape.problem().code() + "`: "
                                + shape.problem().title())
                        .collect(joining("; "));
    }

    private static Map<String, Object> problems(List<ProblemShape> problems) {
        var references =
                problems.stream().map(shape -> shape.shape().reference()).toList();
        var examples = object();
        problems.forEach(shape -> examples.put(
                shape.problem().code(), object("value", shape.shape().example())));
        return object(
                "schema",
                references.size() == 1 ? references.getFirst() : object("oneOf", references),
                "examples",
                examples);
    }

    private static Map<String, Object> frontDoor(String message) {
        return object("schema", Shapes.FRONT_DOOR_ERROR.reference(), "example", object("message", message));
    }
}
