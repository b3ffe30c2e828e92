package ostiary.server.local;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Every mail that the service sends on a laptop ends up here, in memory.
final class Mailbox {
    /// How many mails it keeps: the newest.
    static final int CAPACITY = 500;

    private final ArrayDeque<ReceivedMail> mails = new ArrayDeque<>();
    private final InstantSource clock;
    private int received;

    Mailbox(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String to, String subject, String text, String html) {
        if (mails.size() == CAPACITY) {
            mails.removeFirst();
        }
        received++;
        var sentAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        mails.addLast(new ReceivedMail(Integer.toString(received), to, subject, text, html, sentAt));
    }

    /// Oldest first.
    synchronized List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    Optional<ReceivedMail> find(String id) {
        return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /// A mail that arrived.
    record ReceivedMail(String id, String to, String subject, String text, String html, Instant sentAt) {
        @Override
        public String toString() {
            return "ReceivedMail " + id;
        }
    }
}
