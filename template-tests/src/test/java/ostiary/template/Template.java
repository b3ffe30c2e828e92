package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A template of any stack, to be held against the rules of AWS.
record Template(String stack, JsonNode json) {
    static Template of(Synthesis synthesis) {
        return new Template(synthesis.stack(), Synthesis.json(synthesis.template()));
    }

    List<Resource> resources() {
        return json.required("Resources").properties().stream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    Stream<Resource> all(String type) {
        return resources().stream().filter(resource -> resource.type().equals(type));
    }

    /// The resource that a value refers to, by `Ref` or one of its attributes; empty if it is of another stack.
    Optional<Resource> behind(String reference) {
        return resources().stream()
                .filter(resource -> reference.equals(resource.ref())
                        || (reference.startsWith("${" + resource.id() + ".")
                                && reference.indexOf("}") == reference.length() - 1))
                .findFirst();
    }

    /// All that is there before CloudFormation makes the resource.
    Set<String> before(String id) {
        var references = ReferencesTest.references(resources());
        var found = new TreeSet<String>();
        var next = new TreeSet<>(references.getOrDefault(id, Set.of()));
        while (!next.isEmpty()) {
            var each = next.removeFirst();
            if (found.add(each)) {
                next.addAll(references.getOrDefault(each, Set.of()));
            }
        }
        return found;
    }

    /// The same with a mistake in each resource of a type.
    Template with(String type, Consumer<ObjectNode> mistake) {
        var copy = json.<ObjectNode>deepCopy();
        copy.required("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .forEach(resource -> mistake.accept((ObjectNode) resource));
        return new Template(stack, copy);
    }

    /// The same without the resources of a type; what refers to them still does.
    Template without(String type) {
        var copy = json.<ObjectNode>deepCopy();
        copy.withObject("/Resources").remove(all(type).map(Resource::id).toList());
        return new Template(stack, copy);
    }
}
