package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each example with one thing wrong.
class MutantEventsTest {
    private static final EventParser PARSER = new EventParser();

    static List<String> types() {
        return EventSchemas.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedWithoutAnyMemberThatIsRequired(String type) {
        assertThat(requiredOf(EventSchemas.envelope())).hasSize(9).allSatisfy(member -> {
            var event = Examples.json(type);
            event.remove(member);
            isRefused(event, member, "is missing");
        });
        assertThat(requiredOf(EventSchemas.of(type))).isNotEmpty().allSatisfy(member -> {
            var event = Examples.json(type);
            event.withObject("data").remove(member);
            isRefused(event, "data." + member, "is missing");
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedWithoutTheVersionOfItsEntity(String type) {
        var event = Examples.json(type);
        var version = event.remove("entityversion");

        if (Stream.of("refresh.", "password.").anyMatch(type::startsWith)) {
            assertThat(version).isNull();
            assertThat(PARSER.parse(event.toString()).entityVersion()).isEmpty();
        } else {
            isRefused(event, "entityversion", "is missing");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedIfAnyMemberIsOfAnotherType(String type) {
        for (var wrong :
                Examples.object("{\"values\":[17.5,[17],{\"of\":17},\"\"]}").path("values")) {
            assertThat(namesOf(EventSchemas.envelope()))
                    .filteredOn(member -> !(wrong.isObject() && member.equals("data")))
                    .allSatisfy(member -> isRefused(Examples.json(type).set(member, wrong), member, ""));
            assertThat(namesOf(EventSchemas.of(type)))
                    .filteredOn(member -> !(wrong.isTextual() && member.equals("name")))
                    .allSatisfy(member -> {
                        var event = Examples.json(type);
                        event.withObject("data").set(member, wrong);
                        isRefused(event, "data." + member, "");
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadWithMembersThatNobodyKnows(String type) {
        var event = Examples.json(type).put("traceparent", "00-1-2-01");
        event.putObject("unknown").putArray("of").add(1);
        event.withObject("data").putObject("unknown").put("added_later", true);

        assertThat(PARSER.parse(event.toString())
                        .data()
                        .at("/unknown/added_later")
                        .asBoolean())
                .isTrue();
    }

    /// Closed, as the publisher's tests have them, the schemas name all that is in an example.
    @ParameterizedTest
    @MethodSource("types")
    void isRefusedByTheClosedSchemaWithMembersThatNobodyKnows(String type) {
        var closed = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(((ObjectNode) EventSchemas.of(type)).put("additionalProperties", false));
        var data = Examples.json(type).withObject("data");

        assertThat(closed.validate(data)).isEmpty();
        assertThat(closed.validate(data.put("unknown", true))).hasSize(1);
    }

    private static void isRefused(JsonNode event, String field, String flaw) {
        assertThatThrownBy(() -> PARSER.parse(event.toString()))
                .isInstanceOfSatisfying(
                        MalformedEventException.class,
                        refused -> assertThat(refused.field()).startsWith(field))
                .hasMessageContaining(flaw)
                .hasNoCause();
    }

    private static List<String> requiredOf(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::textValue).toList();
    }

    private static List<String> namesOf(JsonNode schema) {
        return schema.path("properties").propertyStream().map(Map.Entry::getKey).toList();
    }
}
