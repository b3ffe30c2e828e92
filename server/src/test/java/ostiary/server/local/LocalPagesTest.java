package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;

class LocalPagesTest {
    private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, String>>> MAILS = new TypeReference<>() {};

    private final Mailbox mailbox = new Mailbox(() -> Instant.parse("2026-11-22T12:00:00Z"));
    private final LocalPages pages = new LocalPages(URI.create("http://127.0.0.1:8080"), mailbox);

    private Response ask(String method, String path) {
        return pages.handle(
                new Request(method, path, Map.of(), Map.of(), Body.EMPTY, "127.0.0.1", "id", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_local/", "/_local/mail", "/_local/mail/1", "/_local/mail.json", "/_local/openapi.json"})
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
                        "href=\"/.well-known/jwks.json\"",
                        "href=\"/.well-known/openid-configuration\"",
                        "http://127.0.0.1:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_local/mail", "/_local/mail/1"})
    void escapeWhatAMailHolds(String path) {
        mailbox.add(EVIL + "@example.com", EVIL, EVIL, EVIL);

        var html = ask("GET", path).body();

        assertThat(html).doesNotContain("<script", "<img", EVIL).contains("&lt;script");
    }

    @Test
    void showTheHtmlOfAMailInASandbox() {
        mailbox.add("to", "subject", "text", "<p title=\"a\">It's <b>1234-5678</b></p>");

        assertThat(ask("GET", "/_local/mail/1").body())
                .contains(" sandbox srcdoc=\"&lt;p title")
                .doesNotContain("<b>");
    }

    @Test
    void listTheNewestMailFirst() {
        mailbox.add("to", "older", "", "");
        mailbox.add("to", "newer", "", "");

        assertThat(ask("GET", "/_local/mail").body()).containsSubsequence("newer", "older");
    }

    @Test
    void listTheOldestMailFirstForPrograms() throws Exception {
        mailbox.add("ada@example.com", "first", "line\n\"1\"", EVIL);
        mailbox.add("bob@example.com", "second", "", "");

        var json = ask("GET", "/_local/mail.json");

        assertThat(json.headers()).containsEntry("content-type", "application/json");
        assertThat(JSON.readValue(json.body(), MAILS))
                .isEqualTo(List.of(
                        Map.of(
                                "id", "1",
                                "to", "ada@example.com",
                                "subject", "first",
                                "text", "line\n\"1\"",
                                "html", EVIL,
                                "sent_at", "2026-11-22T12:00:00Z"),
                        Map.of(
                                "id", "2",
                                "to", "bob@example.com",
                                "subject", "second",
                                "text", "",
                                "html", "",
                                "sent_at", "2026-11-22T12:00:00Z")));
    }

    @Test
    void sayWhenThereIsNoMail() throws Exception {
        assertThat(ask("GET", "/_local/mail").body()).contains("No mail yet");
        assertThat(JSON.readValue(ask("GET", "/_local/mail.json").body(), MAILS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/_local", "/_local/x", "/_local/mail/", "/_local/mail/2", "/_local/mail/1/", "/_local/MAIL"})
    void areNothingElse(String path) {
        mailbox.add("to", "subject", "text", "html");

        assertThat(ask("GET", path).status()).isEqualTo(404);
    }

    @Test
    void areOnlyToBeRead() {
        var refusal = ask("POST", "/_local/mail.json");

        assertThat(refusal.status()).isEqualTo(405);
        assertThat(refusal.headers()).containsEntry("allow", "GET");
    }
}
