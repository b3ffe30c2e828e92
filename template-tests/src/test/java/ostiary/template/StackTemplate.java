package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;

/// The template, synthesized once for all tests.
public final class StackTemplate {
    public static final Synthesis SYNTHESIS = Synthesis.run();

    private static final List<Resource> RESOURCES = SYNTHESIS.resources();

    private StackTemplate() {}

    static JsonNode json() {
        return Synthesis.json(SYNTHESIS.template());
    }

    /// All of a CloudFormation type, for example `AWS::Lambda::Function`.
    static List<Resource> all(String type) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    static Resource only(String type) {
        return single(all(type), type);
    }

    /// The resource behind a reference in a value: `${Id}` or `${Id.Attribute}`.
    static Resource behind(String reference) {
        var id = reference.replaceAll(".*\\$\\{([^.}]+).*", "$1");
        return single(
                RESOURCES.stream().filter(resource -> resource.id().equals(id)).toList(), reference);
    }

    static Resource function(ServiceFunction declared) {
        return Resource.function(declared, RESOURCES);
    }

    /// The alias by which the gateway calls `declared`.
    static Resource alias(ServiceFunction declared) {
        var name = function(declared).ref();
        return single(
                all("AWS::Lambda::Alias").stream()
                        .filter(alias -> alias.text("FunctionName").equals(name))
                        .toList(),
                "alias of " + name);
    }

    /// The version that the alias goes over to.
    static Resource version(ServiceFunction declared) {
        return behind(alias(declared).text("FunctionVersion"));
    }

    /// The secret that the rotation function, and so every other, knows by `setting`.
    static Resource secret(Setting setting) {
        return behind(function(ServiceFunction.KEYS).text("Environment.Variables." + setting.variable()));
    }

    static List<Statement> statements(ServiceFunction declared) {
        return statements(behind(function(declared).text("Role")));
    }

    static List<Statement> statements(Resource role) {
        return all("AWS::IAM::Policy").stream()
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(role.ref()::equals))
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .toList();
    }

    /// The rights of `declared` among the actions that begin with `prefix`, each as `action on resource`.
    static List<String> permissions(ServiceFunction declared, String prefix) {
        return statements(declared).stream()
                .flatMap(Statement::permissions)
                .filter(permission -> permission.startsWith(prefix))
                .toList();
    }

    private static Resource single(List<Resource> found, String what) {
        if (found.size() != 1) {
            throw new AssertionError("expected one " + what + " in the template, found " + found.size());
        }
        return found.getFirst();
    }
}
