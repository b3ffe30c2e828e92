package ostiary.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.Api;
import ostiary.blueprint.LoginApi;

/// Every way a body can be wrong: which answer it gets, and that nothing behind the edge hears of it.
class BadInputTest {
    private static final String GOOD = BadBody.GOOD;

    private final Router router = new Router(Map.of(
            LoginApi.LOG_IN,
            BodyEndpoint.json(LoginApi.LOG_IN, (_, _) -> {
                throw new AssertionError("let through");
            }),
            AccountApi.ME,
            _ -> {
                throw new AssertionError("let through");
            }));

    @ParameterizedTest(name = "{0}")
    @MethodSource("ostiary.edge.BadBody#all")
    void refusesABodyThatIsNotWhatTheRouteDeclares(BadBody bad) {
        var response = router.handle(Requests.json(LoginApi.LOG_IN, bad.body()));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(response.body())
                .contains("\"code\":\"invalid_request\"", "\"" + bad.mentioned() + "\"", "\"request_id\":\"request-1\"")
                .doesNotContain("secret words", "Exception", "ostiary.", "jackson");
    }

    static Stream<Arguments> bodiesThatAreNotUtf8() {
        return Stream.of(
                Arguments.of("a lone continuation byte", new byte[] {'{', (byte) 0x80, '}'}),
                Arguments.of("an overlong slash", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'}),
                Arguments.of("a UTF-8 surrogate", new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '}'}),
                Arguments.of("Latin-1", GOOD.replace("secret", "gehe\u00EFm").getBytes(ISO_8859_1)),
                Arguments.of("UTF-16", GOOD.getBytes(UTF_16)),
                Arguments.of(
                        "cut within a character",
                        "{\"a\":\"\u20AC".substring(0, 7).getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesThatAreNotUtf8")
    void refusesABodyThatIsNotUtf8(String name, byte[] bytes) {
        var response = router.handle(Requests.post("/login", "application/json", Body.of(bytes)));

        assertThat(response.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("otherMediaTypes")
    void refusesAnotherMediaType(String contentType) {
        var response = router.handle(Requests.post("/login", contentType, Body.of(GOOD)));

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.body()).contains("unsupported_media_type", "send application/json in UTF-8");
    }

    static Stream<String> otherMediaTypes() {
        return Stream.of(
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/problem+json",
                "application/json; charset=iso-8859-1",
                "application/json, text/plain");
    }

    @ParameterizedTest
    @MethodSource("jsonMediaTypes")
    void readsJsonHoweverItsTypeIsSpelt(String contentType) {
        var reader = new JsonBodyReader(LoginApi.LOG_IN.body());

        var result = reader.read(Requests.post("/login", contentType, Body.of(GOOD)));

        assertThat(result).isInstanceOf(Reading.Read.class);
    }

    static Stream<String> jsonMediaTypes() {
        return Stream.of(
                "application/json",
                "Application/JSON",
                "application/json;charset=UTF-8",
                "application/json ; charset=\"utf-8\"");
    }

    @Test
    void takesABodyOf64KiBAndNoByteMore() {
        var reader = new JsonBodyReader(LoginApi.LOG_IN.body());
        var padding = " ".repeat(Api.MAX_BODY_BYTES - GOOD.length());

        assertThat(reader.read(Requests.json(LoginApi.LOG_IN, GOOD + padding))).isInstanceOf(Reading.Read.class);
        assertThat(router.handle(Requests.json(LoginApi.LOG_IN, GOOD + padding + " "))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void membersThatAreNotDeclaredHaveNoEffect() {
        var reader = new JsonBodyReader(LoginApi.LOG_IN.body());
        var body = BadBody.with(
                "\"sub\":\"1\",\"userId\":\"1\",\"role\":\"admin\",\"scope\":[\"*\"],\"__proto__\":{\"a\":1}");

        assertThat(reader.read(Requests.json(LoginApi.LOG_IN, body)))
                .isEqualTo(new Reading.Read(
                        new FieldValues(Map.of("username", "ada@example.com", "password", "secret words"))));
    }

    @Test
    void anUnknownRouteIsNotFound() {
        for (var path : new String[] {"/", "/Login", "/login/", "//login", "/login/x", "/loginx", "", "/%6cogin"}) {
            assertThat(router.handle(Requests.post(path, "application/json", Body.of(GOOD)))
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void anotherMethodIsToldWhichIsAllowed() {
        var response = router.handle(Requests.get("/login"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("allow", "OPTIONS, POST");
        assertThat(router.handle(Requests.json(AccountApi.ME, "{}")).headers())
                .containsEntry("allow", "GET, HEAD, OPTIONS");
    }
}
