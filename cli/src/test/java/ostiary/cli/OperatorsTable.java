package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cli.format.OpenAccount;
import ostiary.core.testing.SealingRing;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.BulkAccountStore.Bookmark;
import ostiary.core.user.PasswordSealing;

/// An operator's place of work: a directory with files, and somewhere to move users.
final class OperatorsTable {
    static final PasswordSealing SEALING = SealingRing.sealing();
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final Path directory;
    final BulkAccountStore store;
    final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    OperatorsTable(Path directory, BulkAccountStore store) {
        this.directory = directory;
        this.store = store;
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, UTF_8);
    }

    String importing(String format, Path file, String... more) throws IOException, MovingException {
        return importing(store, format, file, more);
    }

    String importing(BulkAccountStore into, String format, Path file, String... more)
            throws IOException, MovingException {
        return importing(into, "here", format, file, more);
    }

    String importing(BulkAccountStore into, String place, String format, Path file, String... more)
            throws IOException, MovingException {
        var settings = settings(file, more);
        settings.put("FORMAT", format);
        return new Import(
                        new Settings(settings),
                        new Destination(place, into, () -> SEALING, null),
                        Progress.on(new PrintStream(shown, true, UTF_8)),
                        InstantSource.fixed(NOW))
                .run()
                .text();
    }

    String exporting(Path file, String... more) throws IOException, MovingException {
        return new Export(
                        new Settings(settings(file, more)),
                        new Destination("here", store, () -> SEALING, null),
                        Progress.on(new PrintStream(shown, true, UTF_8)))
                .run()
                .text();
    }

    /// The accounts with their hashes opened.
    List<OpenAccount> opened() {
        return all().stream()
                .map(account -> OpenAccount.of(
                        account,
                        SEALING.open(
                                        account.credential().passwordHash(),
                                        account.user().id())
                                .orElseThrow()))
                .toList();
    }

    List<Account> all() {
        var all = new ArrayList<Account>();
        Optional<Bookmark> bookmark = Optional.empty();
        do {
            var page = store.page(bookmark);
            all.addAll(page.accounts());
            bookmark = page.next();
        } while (bookmark.isPresent());
        return all;
    }

    List<String> report(Path file) throws IOException {
        return outcomes(file, ".report.ndjson");
    }

    /// Line by line what became of whom, without where each is and by which import.
    List<String> outcomes(Path file, String ending) throws IOException {
        return Files.readAllLines(file.resolveSibling(file.getFileName() + ending)).stream()
                .map(line -> line.replaceAll("\"(index|byte)\":\\d+,|\"id\":\"[^\"]*\",", "")
                        .replaceFirst(",\"import\":\"[^\"]*\"", ""))
                .toList();
    }

    /// More settings as `NAME=value`.
    private static Map<String, String> settings(Path file, String... more) {
        var settings = new HashMap<String, String>();
        settings.put("FILE", file.toString());
        for (var setting : more) {
            int end = setting.indexOf('=');
            settings.put(setting.substring(0, end), setting.substring(end + 1));
        }
        return settings;
    }
}
