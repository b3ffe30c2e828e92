package ostiary.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Field;
import ostiary.blueprint.HttpMethod;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Throttle;

/// Forms, and queries that are read in the same way: every way to be wrong, and what gets past it.
class FormBodyTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<Field> FIELDS =
            List.of(required("grant_type", 32, "How"), optional("code", 8, "What for"));
    private static final Route TOKEN = new Route(
            HttpMethod.POST,
            "/token",
            ServiceFunction.LOGIN,
            new Access.Public(),
            new Throttle(1, 1),
            "A form",
            FIELDS,
            new TreeMap<>());

    private final List<Map<String, String>> passedOn = new ArrayList<>();
    private final BodyEndpoint endpoint = BodyEndpoint.form(TOKEN, (_, form) -> {
        passedOn.add(form.values());
        return Response.empty(204);
    });

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("grant_type=x", Map.of("grant_type", "x")),
                Arguments.of("grant_type=x&code=a+b%2Bc", Map.of("grant_type", "x", "code", "a b+c")),
                Arguments.of("grant_type=x&code=a=b", Map.of("grant_type", "x", "code", "a=b")),
                Arguments.of("gr%61nt_type=%C3%BC%F0%9F%98%80", Map.of("grant_type", "\u00fc\ud83d\ude00")),
                Arguments.of("grant_type=gr\u00fcezi", Map.of("grant_type", "gr\u00fcezi")),
                Arguments.of("&&grant_type=x&&", Map.of("grant_type", "x")),
                // Without a value: as good as left out.
                Arguments.of("grant_type=x&code=", Map.of("grant_type", "x")),
                Arguments.of("grant_type=x&code", Map.of("grant_type", "x")),
                // Not declared: without effect; a resource however often (RFC 8707 §2).
                Arguments.of("grant_type=x&scope=a&Code=c&=d", Map.of("grant_type", "x")),
                Arguments.of("grant_type=x&resource=a&resource=b", Map.of("grant_type", "x")),
                Arguments.of("grant_type=x;code=y", Map.of("grant_type", "x;code=y")));
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsWhatIsDeclared(String body, Map<String, String> values) {
        assertThat(send(body).status()).isEqualTo(204);
        assertThat(passedOn).containsExactly(values);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("", "grant_type"),
                Arguments.of("code=x", "grant_type"),
                Arguments.of("grant_type=", "grant_type"),
                Arguments.of("grant_type", "grant_type"),
                Arguments.of("{\"grant_type\":\"x\"}", "grant_type"),
                Arguments.of("grant_type=x&grant_type=y", "grant_type"),
                Arguments.of("grant_type=x&grant_type=x", "grant_type"),
                Arguments.of("grant_type=x&grant_type=", "grant_type"),
                Arguments.of("grant_type&grant_type=x", "grant_type"),
                Arguments.of("grant_type=x&gr%61nt_type=y", "grant_type"),
                Arguments.of("grant_type=x&code=y&code=z", "code"),
                Arguments.of("grant_type=x&code=secretwords", "code"),
                Arguments.of("grant_type=x&scope=a&scope=b", "detail"),
                Arguments.of("grant_type=x&scope=a&scope=", "detail"),
                Arguments.of("grant_type=x&code=%", "detail"),
                Arguments.of("grant_type=x&code=%4", "detail"),
                Arguments.of("grant_type=x&code=%zz", "detail"),
                Arguments.of("grant_type=x&code=%u0041", "detail"),
                Arguments.of("grant_type=x&code=%+1", "detail"),
                Arguments.of("grant_type=x&code=%FF", "detail"),
                Arguments.of("grant_type=x&code=%C3", "detail"),
                Arguments.of("grant_type=x&code=%C3&code=%BC", "detail"),
                Arguments.of("grant_type=x&code=%C0%AF", "detail"),
                Arguments.of("grant_type=x&code=%ED%A0%80", "detail"),
                Arguments.of("grant_type=x&%FF=y", "detail"),
                Arguments.of("grant_type=x" + "&resource=a".repeat(100), "detail"),
                Arguments.of("grant_type=x" + "&".repeat(60_000), "detail"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesEverythingElseAndQuotesNothing(String body, String mentioned) {
        var response = send(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"code\":\"invalid_request\"", "\"" + mentioned + "\"")
                .doesNotContain("secretwords");
        assertThat(passedOn).isEmpty();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var body = Body.of("grant_type=gr\u00fcezi".getBytes(ISO_8859_1));

        assertThat(endpoint.handle(Requests.post("/token", FORM, body)).status())
                .isEqualTo(400);
    }

    @Test
    void takes100ParametersAndABodyOf64KiB() {
        assertThat(send("grant_type=x" + "&resource=a".repeat(99)).status()).isEqualTo(204);

        var longest = "grant_type=x&a=" + "b".repeat(Api.MAX_BODY_BYTES - 15);
        assertThat(send(longest).status()).isEqualTo(204);
        assertThat(send(longest + "b").status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {FORM, "Application/X-WWW-Form-URLencoded", FORM + ";charset=UTF-8", FORM + " ; charset=\"utf-8\""
            })
    void readsAFormHoweverItsTypeIsSpelt(String contentType) {
        assertThat(endpoint.handle(Requests.post("/token", contentType, Body.of("grant_type=x")))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "text/plain",
                "multipart/form-data; boundary=x",
                FORM + "; charset=iso-8859-1",
                FORM + ", text/plain"
            })
    void refusesAnotherMediaType(String contentType) {
        var response = endpoint.handle(Requests.post("/token", contentType, Body.of("grant_type=x")));

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.body()).contains("send " + FORM + " in UTF-8");
    }

    @Test
    void readsAQueryInTheSameWay() {
        var reader = new ParameterReader(FIELDS);

        assertThat(reader.query(Requests.get(
                        "/", Map.of("grant_type", List.of("x"), "code", List.of(""), "resource", List.of("a", "b")))))
                .isEqualTo(new Reading.Read(new FieldValues(Map.of("grant_type", "x"))));
        assertThat(reader.query(Requests.get("/", Map.of("grant_type", List.of("x", "")))))
                .isEqualTo(new Reading.Refused(
                        Problem.INVALID_REQUEST, Map.of("field", "grant_type", "detail", "comes more than once")));
        assertThat(reader.query(Requests.get("/", Map.of("a", Collections.nCopies(101, "b")))))
                .isEqualTo(Reading.Refused.as(Problem.INVALID_REQUEST, "there are more than 100 parameters"));
    }

    @Test
    void valuesAreNotForALog() {
        assertThat(new FieldValues(Map.of("code", "secret"))).hasToString("FieldValues [code]");
    }

    private Response send(String body) {
        return endpoint.handle(Requests.post("/token", FORM, Body.of(body)));
    }
}
