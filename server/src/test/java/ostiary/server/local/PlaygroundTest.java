package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.edge.UrlEncoded;

class PlaygroundTest {
    private static final URI BASE = URI.create("http://localhost:8080");

    private final List<Request> asked = new ArrayList<>();
    private String token = "{\"error\":\"invalid_grant\"}";
    private final Playground playground = new Playground(BASE, this::api);

    @Test
    void sendsTheBrowserToSignInAndComesBackByTheNameThatItHasForThisMachine() {
        var query = query(start("127.0.0.1:8080"));

        assertThat(query)
                .containsEntry("client_id", List.of("playground"))
                .containsEntry("redirect_uri", List.of("http://127.0.0.1:8080/_local/playground/callback"))
                .containsEntry("code_challenge_method", List.of("S256"))
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(PlaygroundClient.at(BASE).described().signIn().redirectUris().contains(only(query, "redirect_uri")))
                .isTrue();
        assertThat(query(start("127.0.0.1:8080")).get("state")).isNotEqualTo(query.get("state"));
    }

    @Test
    void redeemsTheCodeWithTheVerifierAndShowsTheTokensDecoded() {
        token = "{\"access_token\":\"" + jwt("{\"typ\":\"at+jwt\"}", "{\"scope\":\"email\",\"exp\":0}")
                + "\",\"id_token\":\"" + jwt("{\"alg\":\"RS256\"}", "{\"nonce\":\"<b>\"}") + "\"}";
        var begun = start("localhost:8080");
        var state = only(query(begun), "state");

        var page = finish(begun, Map.of("code", "oac_1", "state", state, "iss", BASE.toString()));

        assertThat(page.body())
                .contains("<h1>Signed in</h1>", "at+jwt", "0 (1970-01-01T00:00:00Z)", "&lt;b&gt;", "ada@example.com");
        var form = UrlEncoded.parameters(asked.getFirst().body().text().orElseThrow());
        assertThat(form).containsEntry("code", List.of("oac_1")).containsKey("code_verifier");
        assertThat(page.cookies().getFirst().header()).contains("Max-Age=0");
    }

    @ParameterizedTest
    @CsvSource({
        "another,      http://localhost:8080, Not your answer",
        "'',           http://localhost:8080, Not your answer",
        "the same one, http://evil.example,   Not from here",
        "the same one, '',                    Not from here"
    })
    void spendsNoCodeThatItHasNotAskedFor(String state, String issuer, String heading) {
        var begun = start("localhost:8080");
        var sent = state.equals("the same one") ? only(query(begun), "state") : state;

        var page = finish(begun, Map.of("code", "oac_1", "state", sent, "iss", issuer));

        assertThat(page.body()).contains("<h1>" + heading + "</h1>");
        assertThat(asked).isEmpty();
    }

    /// Nor where nothing is asked for and nothing is said of it.
    @Test
    void spendsNoCodeOfWhoeverHasAskedForNothing() {
        var query = Map.of("code", List.of("oac_1"), "iss", List.of(BASE.toString()));

        var page = playground.finish(request(Playground.CALLBACK, Map.of(), query));

        assertThat(page.body()).contains("<h1>Not your answer</h1>");
        assertThat(asked).isEmpty();
    }

    @Test
    void showsWhyNobodyIsSignedIn() {
        var begun = start("localhost:8080");
        var state = only(query(begun), "state");

        var denied = finish(begun, Map.of("error", "access_denied", "state", state, "iss", BASE.toString()));
        var spent = finish(begun, Map.of("code", "oac_1", "state", state, "iss", BASE.toString()));

        assertThat(denied.body()).contains("<h1>Not signed in</h1>", "access_denied");
        assertThat(spent.body()).contains("<h1>Not signed in</h1>", "invalid_grant");
    }

    private Response start(String host) {
        return playground.start(request(Playground.START, Map.of("host", host), Map.of()));
    }

    private Response finish(Response begun, Map<String, String> brought) {
        var cookie = begun.cookies().getFirst();
        var query = new HashMap<String, List<String>>();
        brought.forEach((name, value) -> query.put(name, List.of(value)));
        return playground.finish(
                request(Playground.CALLBACK, Map.of("cookie", cookie.name() + "=" + cookie.value()), query));
    }

    private static Request request(String path, Map<String, String> headers, Map<String, List<String>> query) {
        return new Request("GET", path, headers, query, Body.EMPTY, "127.0.0.1", "id");
    }

    private static Map<String, List<String>> query(Response response) {
        return UrlEncoded.parameters(
                URI.create(response.headers().get("location")).getRawQuery());
    }

    private static String only(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).getFirst();
    }

    private static String jwt(String header, String claims) {
        return base64(header) + "." + base64(claims) + ".x";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Response api(Request request) {
        asked.add(request);
        return Response.json(200, request.path().equals("/oauth2/token") ? token : "{\"email\":\"ada@example.com\"}");
    }
}
