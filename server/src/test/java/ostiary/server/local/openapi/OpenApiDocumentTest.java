package ostiary.server.local.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;
import ostiary.blueprint.Route;

class OpenApiDocumentTest {
    static final List<Route> ROUTES = Api.DOCUMENTED;

    @Test
    void isValid() {
        var parsed = new OpenAPIV3Parser().readContents(Document.TEXT, List.of(), new ParseOptions());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .map(operation -> operation.getOperationId()))
                .hasSize(Api.DOCUMENTED.size())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void declaresEachRoute(Route route) {
        var operation = Document.operation(route);

        assertThat(operation.path("summary").asText()).isEqualTo(route.summary());
        assertThat(operation.path("responses").properties())
                .extracting(Map.Entry::getKey)
                .containsAll(route.answers().keySet().stream()
                        .map(status -> Integer.toString(status))
                        .toList())
                .contains("429", "500", "503");
        assertThat(operation.path("security").toString())
                .isEqualTo(
                        switch (route.access()) {
                            case Access.Public _
                            when route.path().equals("/oauth2/userinfo") -> "[{\"bearer\":[\"openid\"]}]";
                            case Access.Public _
                            when route.path().equals("/revocations") -> "[{\"bearer\":[\"ostiary:revocations\"]}]";
                            case Access.Public _ -> "[]";
                            case Access.Bearer(var scope) -> "[{\"bearer\":[\"" + scope + "\"]}]";
                        });
        assertThat(operation.has("requestBody")).isEqualTo(!route.body().isEmpty());
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void declaresEachFieldOfTheBody(Route route) {
        var mediaType = route.encoding().mediaType().replace("/", "~1");
        var schema = Document.resolved(Document.operation(route).at("/requestBody/content/" + mediaType + "/schema"));

        for (var field : route.body()) {
            var path = "/properties/" + field.name() + (field.repeatable() ? "/items" : "");
            assertThat(schema.at(path + "/maxLength").asInt()).isEqualTo(field.maxLength());
        }
        assertThat(schema.path("required").valueStream().map(JsonNode::asText))
                .containsExactlyElementsOf(route.body().stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void givesExamplesThatFitTheirSchemas(Route route) {
        var operation = Document.operation(route);
        var contents = Stream.concat(
                        Stream.of(operation.at("/requestBody/content")),
                        operation.path("responses").valueStream().map(response -> response.path("content")))
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(contents).isNotEmpty().allSatisfy(content -> {
            var examples = Stream.concat(
                            Stream.of(content.path("example")),
                            content.path("examples").valueStream().map(example -> example.path("value")))
                    .filter(example -> !example.isMissingNode())
                    .toList();
            assertThat(examples)
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(ClosedSchemas.flaws(content.path("schema"), example))
                            .isEmpty());
        });
    }

    /// The first where a member of a merge patch may be `null`, too.
    private static String type(JsonNode member) {
        var type = member.path("type");
        return (type.isArray() ? type.path(0) : type).asText();
    }

    /// Else a generator would make a type of it that has no members.
    @Test
    void leavesNoSchemaWithoutMembers() {
        assertThat(Document.JSON.at("/components/schemas").properties())
                .allSatisfy(schema -> assertThat(schema.getValue().path("properties"))
                        .as(schema.getKey())
                        .isNotEmpty()
                        .allSatisfy(member -> {
                            assertThat(type(member)).isIn("string", "integer", "boolean", "array", "object");
                            assertThat(member.path("description").asText()).isNotEmpty();
                        }));
    }
}
