package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
    static final List<Route> ROUTES = Api.ROUTES;

    private static final String TEXT = OpenApiDocument.of(URI.create("http://127.0.0.1:8080"));

    @Test
    void isValid() {
        var parsed = new OpenAPIV3Parser().readContents(TEXT, List.of(), new ParseOptions());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .map(operation -> operation.getOperationId()))
                .hasSize(Api.ROUTES.size())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void declaresEachRoute(Route route) throws Exception {
        var operation = operation(route);

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
                            case Access.Public _ -> "[]";
                            case Access.Bearer(var scope) -> "[{\"bearer\":[\"" + scope + "\"]}]";
                        });
        assertThat(operation.has("requestBody")).isEqualTo(!route.body().isEmpty());
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void declaresEachFieldOfTheBody(Route route) throws Exception {
        var schema = operation(route).at("/requestBody/content/application~1json/schema");

        for (var field : route.body()) {
            assertThat(schema.at("/properties/" + field.name() + "/maxLength").asInt())
                    .isEqualTo(field.maxLength());
        }
        assertThat(Stream.iterate(0, i -> i + 1)
                        .limit(schema.path("required").size())
                        .map(i -> schema.path("required").get(i).asText()))
                .containsExactlyElementsOf(route.body().stream()
                        .filter(Field::required)
                        .map(Field::name)
                        .toList());
    }

    private static JsonNode operation(Route route) throws Exception {
        return new ObjectMapper()
                .readTree(TEXT)
                .path("paths")
                .path(route.path())
                .path(route.method().name().toLowerCase(Locale.ROOT));
    }
}
