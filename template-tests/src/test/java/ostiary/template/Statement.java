package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// One statement of a policy document.
///
/// @param owner the type of the resource whose policy it is
record Statement(String owner, List<String> actions, List<String> resources, JsonNode condition) {
    static Stream<Statement> of(Resource owner, String property) {
        return owner.list(property + ".Statement").stream().map(statement -> read(owner.type(), statement));
    }

    private static Statement read(String owner, JsonNode statement) {
        if (statement.has("NotAction") || statement.has("NotResource") || statement.has("NotPrincipal")) {
            throw new AssertionError("a statement that allows all but something: " + statement);
        }
        return new Statement(
                owner,
                values(statement.path("Action")),
                values(statement.path("Resource")),
                statement.path("Condition"));
    }

    private static List<String> values(JsonNode value) {
        var each = value.isArray() ? value.valueStream() : Stream.of(value);
        return each.map(Resource::render).toList();
    }

    /// Each action with each resource, as `action on resource`.
    Stream<String> permissions() {
        return actions.stream().flatMap(action -> resources.stream().map(resource -> action + " on " + resource));
    }

    /// Those of the permissions that name more than one action or resource, behind the type of their owner.
    Stream<String> wildcards() {
        return permissions().filter(permission -> permission.contains("*")).map(permission -> owner + " " + permission);
    }
}
