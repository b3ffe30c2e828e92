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

/// A resource whose properties hold plain values. It remembers which of them anybody asked for: the others are not
/// part of what a suite has tested.
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

    /// Its name in the template.
    public String id() {
        return id;
    }

    /// For example `AWS::Lambda::Function`.
    public String type() {
        return type;
    }

    /// What `Ref` gives.
    public String ref() {
        return identity.ref();
    }

    /// What `Fn::GetAtt` gives.
    public String attribute(String name) {
        return Objects.requireNonNull(identity.attributes().get(name), name);
    }

    /// A missing node if there is no such property.
    public JsonNode property(String name) {
        asked.add(name);
        return properties.path(name);
    }

    /// A single value.
    ///
    /// @throws UnresolvableException if there is no such property
    public String text(String name) {
        return optional(name)
                .orElseThrow(() -> new UnresolvableException(id + " (" + type + ") has no property " + name));
    }

    /// Says that a model knows no other value of a property.
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

    /// How CloudFormation goes about a change of it; a missing node if in no special way.
    public JsonNode updatePolicy() {
        return updatePolicy;
    }

    /// An object of plain texts; empty if there is no such property.
    public Map<String, String> textsByName(String name) {
        var texts = new TreeMap<String, String>();
        property(name)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /// Says that `names` have no effect that a model could show.
    public void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /// The properties that nobody has asked for.
    public List<String> unread() {
        return properties
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !asked.contains(name))
                .toList();
    }
}
