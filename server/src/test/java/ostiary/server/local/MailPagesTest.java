package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that show the mails.
class MailPagesTest extends LocalPagesSetup {
    private static final TypeReference<List<Map<String, String>>> MAILS = new TypeReference<>() {};

    @ParameterizedTest
    @ValueSource(strings = {"/_local/mail", "/_local/mail/1"})
    void escapeWhatAMailHolds(String path) {
        mailbox.add(EVIL + "@example.com", EVIL, EVIL, EVIL);

        var html = ask("GET", path).body();

        assertThat(html).doesNotContain("<script", "<img", EVIL).contains("&lt;script");
    }

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "4, just now",
        "5, 5 seconds ago",
        "59, 59 seconds ago",
        "60, 1 minute ago",
        "179, 2 minutes ago",
        "3600, 1 hour ago",
        "86399, 23 hours ago",
        "86400, 1 day ago",
        "864000, 10 days ago",
        "-5, just now"
    })
    void sayHowLongAgoAMailWasSentAndWhenExactly(long seconds, String ago) {
        mailbox.add("to", "subject", "text", "html");
        now = now.plusSeconds(seconds);

        assertThat(ask("GET", "/_local/mail").body())
                .contains("<time datetime=\"2026-11-22T12:00:00Z\" title=\"2026-11-22T12:00:00Z\">" + ago + "</time>");
        assertThat(ask("GET", "/_local/mail/1").body())
                .contains(ago + " (<time datetime=\"2026-11-22T12:00:00Z\">2026-11-22T12:00:00Z</time>)");
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
}
