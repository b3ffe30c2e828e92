package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;

class LocalPagesTest extends LocalPagesSetup {
    static final List<Route> ROUTES = Api.DOCUMENTED;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_local/",
                "/_local/mail",
                "/_local/mail/1",
                "/_local/mail.json",
                "/_local/openapi.json",
                "/_local/api",
                "/_local/keys",
                "/_local/metadata",
                "/_local/sagas",
                "/_local/playground"
            })
    void runNothingAndAreKeptByNobody(String path) {
        mailbox.add("to", "subject", "text", "html");

        var page = ask("GET", path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer");
        assertThat(page.headers().get("content-security-policy"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline';")
                .doesNotContain("script-src");
        assertThat(page.body()).doesNotContain("<script", "http-equiv=\"refresh\" content=\"0");
    }

    @Test
    void linkEverything() {
        assertThat(ask("GET", "/_local/").body())
                .contains(
                        "href=\"/_local/mail\"",
                        "href=\"/_local/mail.json\"",
                        "href=\"/_local/openapi.json\"",
                        "href=\"/_local/api\"",
                        "href=\"/_local/keys\"",
                        "href=\"/_local/metadata\"",
                        "href=\"/_local/sagas\"",
                        "href=\"/_local/playground\"",
                        "href=\"/.well-known/jwks.json\"",
                        "href=\"/.well-known/openid-configuration\"",
                        "http://localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_local/keys", "/_local/metadata"})
    void escapeWhatTheApiSays(String path) {
        var html = ask("GET", path).body();

        assertThat(html).doesNotContain("<script", "<img", EVIL).contains("&lt;script");
    }

    @Test
    void showEachKey() {
        assertThat(ask("GET", "/_local/keys").body())
                .contains(
                        "<dt>kid</dt><dd>first</dd>", "<dt>alg</dt><dd>RS256</dd>", "href=\"/.well-known/jwks.json\"");
    }

    @Test
    void showWhatTheIssuerOffersAndLinkNothingBeyondIt() {
        assertThat(ask("GET", "/_local/metadata").body())
                .contains(
                        "<dt>issuer</dt><dd>http://localhost:8080</dd>",
                        "<dd><a href=\"http://localhost:8080/keys\">http://localhost:8080/keys</a></dd>",
                        "<dt>none</dt><dd class=\"faint\">none</dd>",
                        "<dd>javascript:alert(1)</dd>",
                        "<dd>account</dd>");
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void showEachRouteWithWhatItTakesAndAnswers(Route route) {
        var html = ask("GET", "/_local/api").body();

        assertThat(html).contains("<code>" + route.key() + "</code></h2>");
        assertThat(route.body()).allSatisfy(field -> assertThat(html).contains("<code>" + field.name() + "</code>"));
        assertThat(route.answers().keySet())
                .allSatisfy(status -> assertThat(html).contains("<dt>" + status + "</dt>"));
    }

    @Test
    void sayHowToSeeADeletion() {
        assertThat(ask("GET", "/_local/sagas").body())
                .contains("make run GRACE=20s")
                .doesNotContain("saga list");
    }

    @Test
    void areWhereSomebodyGetsWhoKnowsOnlyThePort() {
        var answer = ask("GET", "/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers()).containsEntry("location", "/_local/").containsEntry("cache-control", "no-store");
        assertThat(ask("POST", "/").status()).isEqualTo(405);
    }

    @Test
    void showWhatIsInAToken() throws Exception {
        var token = part("{\"alg\":\"RS256\"}") + "." + part("{\"exp\":1795940205,\"aud\":[\"ä\"],\"ok\":true}") + ".x";

        var json = ask("GET", "/_local/token", Map.of("authorization", "Bearer " + token));

        assertThat(json.status()).isEqualTo(200);
        assertThat(JSON.readTree(json.body()))
                .isEqualTo(
                        JSON.readTree(
                                "{\"header\":{\"alg\":\"RS256\"},\"claims\":{\"exp\":1795940205,\"aud\":[\"ä\"],\"ok\":true}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer ..",
                "Bearer e30.e30",
                "Basic e30.e30.x",
                "Bearer e30.W10.x"
            })
    void refuseWhatIsNoToken(String authorization) {
        assertThat(ask("GET", "/_local/token", Map.of("authorization", authorization))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refuseATokenThatNestsWithoutEnd() {
        var deep = part("[".repeat(50_000));

        assertThat(ask("GET", "/_local/token", Map.of("authorization", "Bearer " + deep + "." + deep + ".x"))
                        .status())
                .isEqualTo(400);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_local",
                "/_local/x",
                "/_local/keys/",
                "/_local/token/",
                "/_local/mail/",
                "/_local/mail/2",
                "/_local/mail/1/",
                "/_local/MAIL"
            })
    void areNothingElse(String path) {
        mailbox.add("to", "subject", "text", "html");

        assertThat(ask("GET", path).status()).isEqualTo(404);
    }

    @Test
    void areOnlyToBeRead() {
        var refusal = ask("POST", "/_local/mail.json");

        assertThat(refusal.status()).isEqualTo(405);
        assertThat(refusal.headers()).containsEntry("allow", "GET, HEAD");
    }
}
