package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ostiary.adapters.password.FirebaseProject;
import ostiary.cli.format.Entry.Accepted;
import ostiary.cli.format.Entry.Refusal;

/// Reads texts as files.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final FirebaseProject PROJECT = new FirebaseProject(
            "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==", "Bw==", 8, 14);

    private Samples() {}

    static List<Entry> read(Format format, String text) throws IOException, BrokenFileException {
        return read(format, text.getBytes(UTF_8));
    }

    static List<Entry> read(Format format, byte[] bytes) throws IOException, BrokenFileException {
        var entries = new ArrayList<Entry>();
        format.read(new ByteArrayInputStream(bytes), NOW, entries::add);
        return entries;
    }

    static List<OpenAccount> accounts(List<Entry> entries) {
        return entries.stream()
                .filter(Accepted.class::isInstance)
                .map(entry -> ((Accepted) entry).account())
                .toList();
    }

    /// `1:no_email`, and `1:` for one that can become an account.
    static List<String> outcomes(List<Entry> entries) {
        return entries.stream()
                .map(entry -> switch (entry) {
                    case Accepted(var place, var _, var _, var _) -> place.line() + ":";
                    case Refusal(var place, var flaw) -> place.line() + ":" + flaw.code();
                })
                .toList();
    }
}
