package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.server.local.Mailbox.ReceivedMail;

class MailboxTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Mailbox mailbox = new Mailbox(() -> NOON);

    @Test
    void keepsMailsInTheirOrder() {
        mailbox.add("ada@example.com", "first", "text", "<p>html</p>");
        mailbox.add("bob@example.com", "second", "", "");

        assertThat(mailbox.mails())
                .containsExactly(
                        new ReceivedMail("1", "ada@example.com", "first", "text", "<p>html</p>", NOON),
                        new ReceivedMail("2", "bob@example.com", "second", "", "", NOON));
        assertThat(mailbox.find("2")).map(ReceivedMail::subject).contains("second");
        assertThat(mailbox.find("3")).isEmpty();
    }

    @Test
    void keepsTheNewestOfManyAndGivesNoIdTwice() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, Mailbox.CAPACITY + 100)
                    .mapToObj(i -> Executors.callable(() -> mailbox.add("to", "subject " + i, "", "")))
                    .toList());
        }

        assertThat(mailbox.mails())
                .extracting(ReceivedMail::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(101, Mailbox.CAPACITY + 100)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void printsNoCode() {
        mailbox.add("to", "subject", "1234-5678", "");

        assertThat(mailbox.mails().toString()).doesNotContain("1234");
    }
}
