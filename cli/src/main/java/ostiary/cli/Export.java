package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.SyntheticUsers;
import ostiary.cli.format.OpenAccount;
import ostiary.cli.format.OstiaryExport;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore.Bookmark;
import ostiary.core.user.PasswordSealing;

/// Writes all accounts, password hashes included, into a file that only its owner may read, and signs it.
final class Export {
    private static final JsonFactory JSON = new JsonFactory();

    private final Settings settings;
    private final Destination destination;
    private final Progress progress;
    private long unreadable;

    Export(Settings settings, Destination destination, Progress progress) {
        this.settings = settings;
        this.destination = destination;
        this.progress = progress;
    }

    /// Writes and signs the export, and returns the summary for the operator.
    Ending run() throws IOException, MovingException {
        var file = settings.file();
        var key = settings.path("KEY")
                .orElseThrow(() -> new MovingException("Who signs the export? Give KEY=path of an Ed25519 key in a PEM"
                        + " file; it is made if it isn't there."));
        if (OwnerOnly.isThere(file)) {
            throw new MovingException("FILE=" + file + " is there already, and is left as it is.");
        }
        var sealing = destination.sealing().open();
        // Random, so that two exports into one FILE don't write into one another's.
        var part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        progress.endNotice("Ended. Nothing was exported. Delete " + part + ": it holds password hashes.");
        try {
            return write(file, part, key, sealing);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Ending write(Path file, Path part, Path key, PasswordSealing sealing) throws IOException, MovingException {
        var digest = Digest.sha256();
        long accounts;
        try (var channel = OwnerOnly.create(part);
                var out = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), digest)) {
            accounts = write(out, sealing);
        }
        try (var signature = ExportSignature.prepare(ExportSignature.of(file), Digest.text(digest), key)) {
            publish(part, file);
            // Only now: until then the signature may be that of another export into FILE.
            signature.publish();
        }
        return summary(accounts, file, key);
    }

    private static void publish(Path part, Path file) throws IOException, MovingException {
        try {
            OwnerOnly.rename(part, file);
        } catch (FileAlreadyExistsException another) {
            throw new MovingException("FILE=" + file + " has come to be meanwhile, and is left as it is.");
        }
    }

    private long write(OutputStream out, PasswordSealing sealing) throws IOException, MovingException {
        long accounts = 0;
        progress.begin("Exporting", 0, 0);
        Optional<Bookmark> bookmark = Optional.empty();
        do {
            var page = destination.store().page(bookmark);
            for (var account : page.accounts()) {
                if (isOfAPerson(account)) {
                    write(opened(account, sealing), out);
                    accounts++;
                }
            }
            progress.at(accounts);
            bookmark = page.next();
        } while (bookmark.isPresent());
        progress.end(accounts);
        return accounts;
    }

    private static boolean isOfAPerson(Account account) {
        return !SyntheticUsers.isId(account.user().id().toString());
    }

    /// The account, without its password if the hash is damaged or was sealed for somebody else.
    private OpenAccount opened(Account account, PasswordSealing sealing) throws MovingException {
        var hash = Sealing.open(account, sealing);
        unreadable += hash.isPresent() ? 0 : 1;
        return OpenAccount.of(account, hash.orElse(PasswordHash.NONE));
    }

    private static void write(OpenAccount account, OutputStream out) throws IOException {
        try (var json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            OstiaryExport.write(account, json);
        }
        out.write("\n".getBytes(UTF_8));
    }

    private Ending summary(long accounts, Path file, Path key) {
        var summary = String.format(
                Locale.ROOT,
                "%,d accounts in %s, signed in %s.%nIt holds password hashes: keep it as you keep %s.",
                accounts,
                file,
                ExportSignature.of(file).getFileName(),
                key);
        return unreadable == 0
                ? Ending.good(summary)
                : new Ending(
                        String.format(
                                Locale.ROOT,
                                "%s%n%,d hashes were sealed for another user, or are damaged: these are without a"
                                        + " password.",
                                summary,
                                unreadable),
                        2);
    }
}
