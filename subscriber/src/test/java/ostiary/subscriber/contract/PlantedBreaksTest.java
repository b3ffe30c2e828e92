package ostiary.subscriber.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A break on each side is seen, each in a copy of the files that both builds hold against each other.
class PlantedBreaksTest {
    private static final String EVENTS = "subscriber/src/main/resources/ostiary/subscriber/schemas/";
    private static final String TOKEN = "docs/access-token.schema.json";
    private static final String OPENAPI = "docs/openapi.json";
    private static final String EXPECTED = "example/contract/";

    @TempDir
    Path copy;

    static Stream<Arguments> byTheProvider() {
        return Stream.of(
                planted("a claim is gone", TOKEN, "access-token.json", schema -> {
                    without(schema.withObject("/properties"), "sub");
                    removed(schema.withArray("/required"), "sub");
                }),
                planted(
                        "a claim may be missing",
                        TOKEN,
                        "access-token.json",
                        schema -> removed(schema.withArray("/required"), "scope")),
                planted(
                        "a claim is a number",
                        TOKEN,
                        "access-token.json",
                        schema -> schema.withObject("/properties/sub").put("type", "integer")),
                planted(
                        "a claim is one or several texts",
                        TOKEN,
                        "access-token.json",
                        schema -> schema.withObject("/properties/aud")
                                .putArray("type")
                                .add("string")
                                .add("array")),
                planted(
                        "an id is no UUID any more",
                        TOKEN,
                        "access-token.json",
                        schema -> without(schema.withObject("/properties/sub"), "format")),
                planted(
                        "a field of an event has another name",
                        EVENTS + "user.updated.v1.json",
                        "events/user.updated.json",
                        schema -> {
                            var members = schema.withObject("/properties");
                            members.set("mail", members.remove("email"));
                            removed(schema.withArray("/required"), "email");
                            schema.withArray("/required").add("mail");
                        }),
                planted(
                        "an optional field has another name",
                        EVENTS + "user.updated.v1.json",
                        "events/user.updated.json",
                        schema -> schema.withObject("/properties")
                                .set(
                                        "full_name",
                                        schema.withObject("/properties").remove("name"))),
                planted(
                        "a flag is a text",
                        EVENTS + "user.disabled.v1.json",
                        "events/user.disabled.json",
                        schema -> schema.withObject("/properties/disabled").put("type", "string")),
                planted(
                        "a route is gone",
                        OPENAPI,
                        "openapi.json post /refresh",
                        document -> without(document.withObject("/paths"), "/refresh")),
                planted("a method is gone", OPENAPI, "openapi.json get /.well-known/jwks.json", document -> {
                    var route = document.withObject("/paths").withObjectProperty("/.well-known/jwks.json");
                    route.set("post", route.remove("get"));
                }),
                planted(
                        "a value is taken no more",
                        OPENAPI,
                        "client_id",
                        document -> removed(
                                schemaOf(document, "LogInRequest", "client_id").withArray("/enum"), "default")),
                planted(
                        "a request wants a member more",
                        OPENAPI,
                        "post /refresh body",
                        document -> document.withArray("/components/schemas/RefreshRequest/required")
                                .add("client_id")),
                planted(
                        "a request's text must be shorter",
                        OPENAPI,
                        "post /refresh body",
                        document -> schemaOf(document, "RefreshRequest", "refresh_token")
                                .put("maxLength", 10)),
                planted("a code has another name", OPENAPI, "post /refresh 401", document -> {
                    var code = schemaOf(document, "InvalidGrantProblem", "code");
                    code.putArray("enum").add("bad_grant");
                }),
                planted(
                        "an answer has a value more",
                        OPENAPI,
                        "post /refresh 401",
                        document -> schemaOf(document, "InvalidGrantProblem", "code")
                                .withArray("/enum")
                                .add("bad_grant")),
                planted(
                        "a member of an answer is gone",
                        OPENAPI,
                        "200/properties/refresh_token",
                        document ->
                                without(document.withObject("/components/schemas/Tokens/properties"), "refresh_token")),
                planted(
                        "a route wants a token",
                        OPENAPI,
                        "post /refresh",
                        document -> document.withObject("/paths")
                                .withObjectProperty("/refresh")
                                .withObject("/post")
                                .putArray("security")
                                .addObject()
                                .putArray("bearer")),
                planted(
                        "a route wants a parameter",
                        OPENAPI,
                        "post /login",
                        document -> document.withObject("/paths")
                                .withObjectProperty("/login")
                                .withObject("/post")
                                .withArray("/parameters")
                                .addObject()
                                .put("name", "tenant")
                                .put("in", "query")
                                .put("required", true)),
                planted(
                        "members of a list are something else",
                        OPENAPI,
                        "/properties/keys",
                        document -> schemaOf(document, "JwkSet", "keys")
                                .putObject("items")
                                .put("type", "string")));
    }

    static Stream<Arguments> byTheConsumer() {
        return Stream.of(
                planted("a claim that nobody promised", EXPECTED + "access-token.json", "access-token.json", schema -> {
                    schema.withObject("/properties/tenant").put("type", "string");
                    schema.withArray("/required").add("tenant");
                }),
                planted("a claim that is sometimes there", EXPECTED + "access-token.json", "may lack", schema -> {
                    schema.withObject("/properties/roles").put("type", "array");
                    schema.withArray("/required").add("roles");
                }),
                planted(
                        "a field that no event has",
                        EXPECTED + "events/user.updated.json",
                        "phone",
                        schema -> schema.withObject("/properties/phone").put("type", "string")),
                planted(
                        "another type",
                        EXPECTED + "events/user.updated.json",
                        "disabled",
                        schema -> schema.withObject("/properties/disabled").put("type", "string")),
                planted(
                        "a route that is not there",
                        EXPECTED + "openapi.json",
                        "/orders",
                        document -> document.withObject("/paths")
                                .withObjectProperty("/orders")
                                .withObject("/get")
                                .putObject("responses")),
                planted(
                        "a body that is refused",
                        EXPECTED + "openapi.json",
                        "example is refused",
                        document -> document.withObject("/paths")
                                .withObjectProperty("/login")
                                .withObject("/post/requestBody/content")
                                .withObjectProperty("application/json")
                                .withObject("/example")
                                .put("client_id", "kiosk")),
                planted(
                        "a rule that nobody would check",
                        EXPECTED + "access-token.json",
                        "can't be judged",
                        schema -> schema.withObject("/properties/sub").put("minLength", 36)));
    }

    private static Arguments planted(String what, String file, String where, Consumer<ObjectNode> plant) {
        return arguments(what, file, where, plant);
    }

    @BeforeEach
    void copyBothSides() throws IOException {
        for (var place : List.of(EVENTS, TOKEN, OPENAPI, EXPECTED)) {
            copy(Path.of("..", place));
        }
    }

    @Test
    void withoutAPlantNothingIsBroken() {
        assertThat(breaks()).isEmpty();
    }

    /// The build of the provider would be red, and say where in the consumer's files it looked.
    @ParameterizedTest(name = "{0}")
    @MethodSource("byTheProvider")
    void ofTheProviderIsSeen(String what, String file, String where, Consumer<ObjectNode> plant) {
        plant(file, plant);

        assertThat(breaks())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.toString()).contains(where));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byTheConsumer")
    void ofTheConsumerIsSeen(String what, String file, String where, Consumer<ObjectNode> plant) {
        plant(file, plant);

        assertThat(breaks())
                .isNotEmpty()
                .anySatisfy(one -> assertThat(one.toString()).contains(where));
    }

    @Test
    void ofTheConsumerIsSeenInAnEventThatThereIsNot() throws IOException {
        Files.writeString(copy.resolve(EXPECTED + "events/user.moved.json"), "{\"type\":\"object\"}");

        assertThat(breaks()).containsExactly(new Break("events/user.moved.json", "there are no such events"));
    }

    /// Additions break nobody.
    @Test
    void additionsAreNone() {
        plant(TOKEN, schema -> schema.withObject("/properties/tenant").put("type", "string"));
        plant(
                EVENTS + "user.updated.v1.json",
                schema -> schema.withArray("/required").add("phone"));
        plant(OPENAPI, document -> {
            document.withObject("/paths").withObjectProperty("/new").putObject("get");
            schemaOf(document, "LogInRequest", "client_id").withArray("/enum").add("kiosk");
            schemaOf(document, "Tokens", "issued_at").put("type", "integer");
        });

        assertThat(breaks()).isEmpty();
    }

    private List<Break> breaks() {
        return Contract.breaks(copy, copy.resolve(EXPECTED));
    }

    private void plant(String file, Consumer<ObjectNode> plant) {
        try {
            var json = (ObjectNode) Json.read(copy.resolve(file));
            plant.accept(json);
            Files.writeString(copy.resolve(file), json.toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void copy(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(Path.of("..").relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static ObjectNode schemaOf(ObjectNode document, String component, String member) {
        return document.withObject("/components/schemas/" + component + "/properties/" + member);
    }

    private static void without(ObjectNode object, String member) {
        assertThat(object.remove(member)).isNotNull();
    }

    private static void removed(ArrayNode array, String value) {
        var places = StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(places).contains(value);
        array.remove(places.indexOf(value));
    }
}
