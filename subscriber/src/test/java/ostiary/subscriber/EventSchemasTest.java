package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemasTest {
    private static final Path FILES = Path.of("src/main/resources/ostiary/subscriber/schemas");

    static List<String> types() {
        return EventSchemas.types();
    }

    static Stream<JsonNode> schemas() {
        return Stream.concat(
                Stream.of(EventSchemas.envelope()), types().stream().map(EventSchemas::of));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isAJsonSchema(JsonNode schema) {
        var ofSchemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(ofSchemas.validate(schema)).isEmpty();
        // The control.
        assertThat(ofSchemas.validate(schema.<ObjectNode>deepCopy().put("type", "objekt")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isNamedAsEventsNameIt(String type) {
        assertThat(EventSchemas.of(type).path("$id").asText()).isEqualTo("urn:ostiary:event:" + type + ":1");
        assertThat(EventSchemas.of(type).path("title").asText()).isEqualTo(type);
    }

    @Test
    void isListedIfItsFileIsThere() throws Exception {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".v1.json", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(types().stream(), Stream.of("envelope"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void isOpenAndSaysOfEachMemberWhatItIs(String type) {
        var schema = EventSchemas.of(type);

        assertThat(schema.has("additionalProperties")).isFalse();
        assertThat(schema.path("properties"))
                .allSatisfy(member ->
                        assertThat(member.path("description").asText()).isNotBlank());
        assertThat(schema.path("required"))
                .allMatch(name -> schema.path("properties").has(name.asText()));
    }

    @Test
    void isTheSameForAllEventsThatHaveTheWholeUser() {
        var users = types().stream()
                .filter(type -> type.startsWith("user.") && !type.equals("user.deleted"))
                .map(type ->
                        EventSchemas.of(type).<ObjectNode>deepCopy().without(List.of("$id", "title", "description")))
                .distinct();

        assertThat(users).hasSize(1);
    }

    @Test
    void isNotThereForAnUnknownType() {
        assertThatThrownBy(() -> EventSchemas.of("../envelope")).isInstanceOf(IllegalArgumentException.class);
    }
}
