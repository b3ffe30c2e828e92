package ostiary.emulators.aws.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// A resource with its references resolved. It records which properties the emulators read, because tests cover no
/// others.
public final class Resource {
    private final String id;
    private final String type;
    private final ObjectNode properties;
    private final JsonNode updatePolicy;
    private final Identity identity;
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    Resource(String id, String type, ObjectNode properties, JsonNode updatePolicy, Identity identity) {
        this.id = id;
        this.type = type;
        this.properties = properties;
        this.updatePolicy = updatePolicy;
        this.identity = identity;
    }

    /// The logical id in the template.
    public String id() {
        return id;
    }

    /// The resource type, such as `AWS::Lambda::Function`.
    public String type() {
        return type;
    }

    /// The result of `Ref`.
    public String ref() {
        return identity.ref();
    }

    /// The result of `Fn::GetAtt`.
    public String attribute(String name) {
        return Objects.requireNonNull(identity.attributes().get(name), name);
    }

    /// The value of a property, or a missing node if there is none.
    public JsonNode property(String name) {
        asked.add(name);
        return properties.path(name);
    }

    /// The value of a mandatory property as text.
    ///
    /// @throws UnresolvableException if there is no such property
    public String text(String name) {
        return optional(name)
                .orElseThrow(() -> new UnresolvableException(id + " (" + type + ") has no property " + name));
    }

    /// Requires the only value of a property that the emulator supports.
    ///
    /// @throws UnresolvableException if there is no such property
    /// @throws IllegalArgumentException if it has another value
    public void mustBe(String name, String value) {
        if (!text(name).equals(value)) {
            throw new IllegalArgumentException("the model has no " + type + " whose " + name + " is not " + value);
        }
    }

    public Optional<String> optional(String name) {
        var value = property(name);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    public List<String> texts(String name) {
        return property(name).valueStream().map(JsonNode::asText).toList();
    }

    /// The `UpdatePolicy` attribute, or a missing node if there is none.
    public JsonNode updatePolicy() {
        return updatePolicy;
    }

    /// The value of a property that is an object of strings; empty if there is no such property.
    public Map<String, String> textsByName(String name) {
        var texts = new TreeMap<String, String>();
        property(name)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /// Marks properties as read that have no effect in the emulator.
    public void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /// The names of the properties that have not been read.
    public List<String> unread() {
        return properties
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !asked.contains(name))
                .toList();
    }
}
