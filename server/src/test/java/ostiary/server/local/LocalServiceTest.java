package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.server.local.openapi.PrintOpenApi;

class LocalServiceTest {
    static final List<Route> ROUTES = Api.DOCUMENTED;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static LocalService service;

    @BeforeAll
    static void start() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
    }

    @AfterAll
    static void stop() {
        service.close();
        HTTP.close();
    }

    @Test
    void canBeWalkedThroughAsPrinted() throws Exception {
        var lines = Shell.paste("sh", Walk.script(service.uri()));

        assertThat(lines.get(0)).endsWith(" 202");
        assertThat(lines.get(1)).isEqualTo(" 204");
        assertThat(lines.subList(2, lines.size() - 3))
                .contains("    \"alg\" : \"RS256\",", "    \"iss\" : \"" + service.uri() + "\",");
        assertThat(lines.get(lines.size() - 3))
                .contains("\"email\":\"ada-", "\"name\":\"Ada\"")
                .endsWith("} 200");
        assertThat(lines.get(lines.size() - 2)).isEqualTo(" 204");
        assertThat(lines.getLast())
                .contains("\"code\":\"invalid_grant\"", "\"reason\":\"revoked\"")
                .endsWith("} 401");
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void answersEveryRouteOfTheApi(Route route) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(service.uri().resolve(route.path().replaceAll("\\{[^}]+}", "x")))
                        .method(route.method().name(), BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());

        assertThat(answer.statusCode()).isIn(200, 400, 401, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me",
                "/sessions",
                "/.well-known/jwks.json",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/.well-known/webauthn",
                LocalPages.ROOT,
                LocalPages.MAIL_JSON
            })
    void answersHeadAsGetButForTheBody(String path) throws Exception {
        var get = get(service.uri(), path);
        var head = ask(service.uri(), "HEAD", path);

        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(withoutDate(head)).isEqualTo(withoutDate(get)).containsKey("content-length");
    }

    @Test
    void tellsTheMethodsOfAPath() throws Exception {
        var answer = ask(service.uri(), "OPTIONS", "/sessions");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("allow")).contains("DELETE, GET, HEAD, OPTIONS");
        assertThat(ask(service.uri(), "OPTIONS", "/nowhere").statusCode()).isEqualTo(404);
        assertThat(ask(service.uri(), "HEAD", "/login").statusCode()).isEqualTo(405);
    }

    @Test
    void leadsFromItsRootToItsPages() throws Exception {
        var answer = get(service.uri(), "/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).contains(LocalPages.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {LocalPages.API, LocalPages.KEYS, LocalPages.METADATA})
    void showsWhatItsApiSays(String page) throws Exception {
        var answer = get(service.uri(), page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(page.equals(LocalPages.API) ? "/signup/confirm" : "RS256");
    }

    @Test
    void refusesAProtectedRouteWithoutAToken() throws Exception {
        var answer = get(service.uri(), "/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void namesItselfAsTheIssuer() throws Exception {
        assertThat(json(get(service.uri(), "/.well-known/openid-configuration"))
                        .path("issuer")
                        .asText())
                .isEqualTo(service.uri().toString());
    }

    @Test
    void servesTheDocumentThatIsCheckedIn() throws Exception {
        var served = get(service.uri(), LocalPages.OPENAPI);

        assertThat(served.headers().firstValue("content-type")).contains("application/json");
        assertThat(served.body().replace(service.uri().toString(), PrintOpenApi.BASE.toString()))
                .as("docs/openapi.json is not what the service serves: run `make openapi`")
                .isEqualTo(Files.readString(CheckedInDocument.FILE));
    }

    @Test
    void keepsSessionsWhenItKeepsItsData(@TempDir Path data) throws Exception {
        var settings = new Settings(0, Optional.of(data));
        String refreshToken;
        try (var first = LocalService.start(settings)) {
            refreshToken = logIn(first.uri());
        }

        try (var second = LocalService.start(settings)) {
            assertThat(refresh(second.uri(), refreshToken).statusCode()).isEqualTo(200);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void stopsDynamoDbToo() throws Exception {
        var other = LocalService.start(new Settings(0, Optional.empty()));
        var dynamoDb = other.dynamoDb();
        other.close();

        assertThatThrownBy(() -> new Socket(dynamoDb.getHost(), dynamoDb.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    private static String logIn(URI api) throws Exception {
        post(api, "/signup", "{\"email\":\"ada@example.com\",\"password\":\"tangerine walrus 42 sunrise\"}");
        var mail = json(get(api, LocalPages.MAIL_JSON)).get(0).path("text").asText();
        var code = mail.lines().map(String::strip).filter(line -> line.matches("[0-9]{4}-[0-9]{4}"));
        post(
                api,
                "/signup/confirm",
                "{\"email\":\"ada@example.com\",\"code\":\"" + code.findFirst().orElseThrow() + "\"}");
        var login =
                post(api, "/login", "{\"username\":\"ada@example.com\",\"password\":\"tangerine walrus 42 sunrise\"}");
        return json(login).path("refresh_token").asText();
    }

    private static HttpResponse<String> refresh(URI api, String refreshToken) throws Exception {
        return post(api, "/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}");
    }

    private static HttpResponse<String> get(URI api, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(api.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> ask(URI api, String method, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(api.resolve(path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private static HttpResponse<String> post(URI api, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(api.resolve(path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }
}
