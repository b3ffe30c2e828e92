package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// CloudFormation makes a resource after all those that it refers to, in its update policy, too, and refuses a circle.
class ReferencesTest {
    @Test
    void goRoundInNoCircle() {
        assertThat(leftOver(references(StackTemplate.SYNTHESIS.resources()))).isEmpty();
    }

    /// A control.
    @Test
    void thatGoRoundAreFound() {
        var references = references(StackTemplate.SYNTHESIS.resources());
        var function = StackTemplate.all("AWS::Lambda::Function").getFirst();
        var role = StackTemplate.behind(function.text("Role"));
        Objects.requireNonNull(references.get(role.id())).add(function.id());

        assertThat(leftOver(references)).contains(role.id(), function.id());
    }

    /// The references of each resource of a template.
    static Map<String, Set<String>> references(List<Resource> resources) {
        var ids = resources.stream().map(Resource::id).collect(Collectors.toSet());
        var references = new TreeMap<String, Set<String>>();
        for (var resource : resources) {
            var named = Stream.of(resource.dependsOn().stream(), refs(resource.json()), attributes(resource.json()))
                    .flatMap(each -> each)
                    .filter(ids::contains);
            references.put(resource.id(), named.collect(Collectors.toCollection(TreeSet::new)));
        }
        return references;
    }

    private static Stream<String> refs(JsonNode json) {
        return json.findValues("Ref").stream().map(JsonNode::asText);
    }

    private static Stream<String> attributes(JsonNode json) {
        return json.findValues("Fn::GetAtt").stream()
                .map(attribute -> attribute.path(0).asText());
    }

    /// The resources that can never be made.
    static Set<String> leftOver(Map<String, Set<String>> references) {
        var left = new TreeMap<>(references);
        boolean found = true;
        while (found) {
            found = left.entrySet().removeIf(entry -> entry.getValue().stream().noneMatch(left::containsKey));
        }
        return left.keySet();
    }
}
