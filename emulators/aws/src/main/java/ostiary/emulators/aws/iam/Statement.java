package ostiary.emulators.aws.iam;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/// A statement of a policy. Policy elements that the emulator cannot evaluate are rejected.
public final class Statement {
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> MEMBERS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    private final boolean denies;
    private final List<String> actions;
    private final List<String> resources;
    private final List<Condition> conditions;

    private Statement(JsonNode statement) {
        onlyHas(statement, MEMBERS);
        this.denies = denies(required(statement, "Effect").asText());
        this.actions = Texts.of(required(statement, "Action"));
        this.resources = Texts.of(required(statement, "Resource"));
        this.conditions = Condition.allOf(statement.path("Condition"));
    }

    /// Reads the statements of an identity-based policy whose CloudFormation references are resolved.
    ///
    /// @throws IllegalArgumentException if the policy has an element that is not supported, such as `NotAction`, a
    /// principal, a policy variable or an unknown condition operator
    public static List<Statement> allOf(JsonNode document) {
        onlyHas(document, DOCUMENT);
        if (!required(document, "Version").asText().equals("2012-10-17")) {
            throw new IllegalArgumentException("a policy of another version: " + document);
        }
        var statements = required(document, "Statement");
        return statements.isArray()
                ? statements.valueStream().map(Statement::new).toList()
                : List.of(new Statement(statements));
    }

    /// Reads one statement that names no principal.
    static Statement of(JsonNode statement) {
        return new Statement(statement);
    }

    boolean denies() {
        return denies;
    }

    List<String> actions() {
        return actions;
    }

    List<String> resources() {
        return resources;
    }

    /// The names of the condition keys in this statement.
    Set<String> conditionKeys() {
        return conditions.stream().map(Condition::key).collect(toUnmodifiableSet());
    }

    boolean conditionsHold(Access access) {
        return conditions.stream().allMatch(condition -> condition.holds(access.context()));
    }

    boolean covers(Access access) {
        return actions.stream().anyMatch(action -> Glob.ofAction(action).matches(access.action()))
                && resources.stream().anyMatch(resource -> Glob.of(resource).matches(access.resource()))
                && conditionsHold(access);
    }

    private static boolean denies(String effect) {
        return switch (effect) {
            case "Allow" -> false;
            case "Deny" -> true;
            default -> throw new IllegalArgumentException("an effect that is none: " + effect);
        };
    }

    private static JsonNode required(JsonNode element, String member) {
        if (!element.has(member)) {
            throw new IllegalArgumentException("no " + member + " in " + element);
        }
        return element.path(member);
    }

    private static void onlyHas(JsonNode element, Set<String> members) {
        element.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new IllegalArgumentException(name + " is not judged here: " + element);
            }
        });
    }
}
