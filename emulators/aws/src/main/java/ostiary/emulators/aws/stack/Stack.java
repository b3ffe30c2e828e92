package ostiary.emulators.aws.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ostiary.emulators.aws.Place;

/// A template as CloudFormation would deploy it to an account, with all references resolved.
public final class Stack {
    /// The sections of a template that do not affect resources. [Rules] are checked.
    private static final Set<String> NO_RESOURCES = Set.of("Description", "Parameters", "Rules", "Outputs", "Metadata");

    private final Place place;
    private final List<Resource> resources;
    private final Map<String, String> outputs = new TreeMap<>();
    private final Map<String, String> exports = new TreeMap<>();

    /// Resolves a template that imports nothing.
    ///
    /// @param template as `cdk synth` writes it
    /// @throws UnresolvableException if the template uses an unsupported feature or a reference has no target
    public Stack(String name, JsonNode template, Place place) {
        this(name, template, place, Map.of());
    }

    /// Resolves a template.
    ///
    /// @param imports the values that other stacks export, by export name
    /// @throws UnresolvableException if the template uses an unsupported feature, a reference has no target,
    /// or one of its rules does not hold
    public Stack(String name, JsonNode template, Place place, Map<String, String> imports) {
        this.place = place;
        template.fieldNames().forEachRemaining(part -> {
            if (!part.equals("Resources") && !NO_RESOURCES.contains(part)) {
                throw new UnresolvableException("the template's part " + part);
            }
        });
        var values = new Values(name, template, place, imports);
        new Rules(template, values).check();
        this.resources = template.required("Resources").properties().stream()
                .map(entry -> resource(entry.getKey(), entry.getValue(), values))
                .toList();
        template.path("Outputs").properties().forEach(entry -> {
            var value = values.resolve(entry.getValue().required("Value")).asText();
            outputs.put(entry.getKey(), value);
            var export = entry.getValue().path("Export").path("Name");
            if (!export.isMissingNode()) {
                exports.put(values.resolve(export).asText(), value);
            }
        });
    }

    public Place place() {
        return place;
    }

    public List<Resource> resources() {
        return resources;
    }

    public List<Resource> all(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /// The resources of a type whose `property` refers to `owner`.
    public List<Resource> all(String type, String property, Resource owner) {
        return all(type).stream()
                .filter(resource -> resource.text(property).equals(owner.ref()))
                .toList();
    }

    /// The only resource of a type.
    ///
    /// @throws UnresolvableException if there is none, or more than one
    public Resource only(String type) {
        return single(all(type), type);
    }

    /// The only resource of a type whose `property` refers to `owner`.
    ///
    /// @throws UnresolvableException if there is none, or more than one
    public Resource only(String type, String property, Resource owner) {
        return single(all(type, property, owner), type + " of " + owner.id());
    }

    /// The resource properties that have not been read, each as its resource type and name.
    public List<String> unread() {
        return resources.stream()
                .flatMap(resource -> resource.unread().stream().map(property -> resource.type() + " " + property))
                .distinct()
                .sorted()
                .toList();
    }

    /// The outputs of the stack by logical id.
    public Map<String, String> outputs() {
        return outputs;
    }

    /// The exported values of the stack by export name.
    public Map<String, String> exports() {
        return exports;
    }

    private static Resource single(List<Resource> found, String what) {
        if (found.size() != 1) {
            throw new UnresolvableException(found.size() + " resources are a " + what);
        }
        return found.getFirst();
    }

    private static Resource resource(String id, JsonNode json, Values values) {
        if (json.has("Condition")) {
            throw new UnresolvableException("whether there is a " + id + ": it is conditional");
        }
        json.path("DependsOn").forEach(other -> values.identity(other.asText()));
        var properties = json.has("Properties") ? json.get("Properties") : JsonNodeFactory.instance.objectNode();
        return new Resource(
                id,
                json.required("Type").asText(),
                (ObjectNode) values.resolve(properties),
                values.resolve(json.path("UpdatePolicy")),
                values.identity(id));
    }
}
