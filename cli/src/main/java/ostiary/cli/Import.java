package ostiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ostiary.cli.format.Format;
import ostiary.cli.format.OpenAccount;
import ostiary.core.user.Account;
import ostiary.core.user.ImportId;
import ostiary.core.user.PasswordSealing;

/// Reads a file once to validate it, then imports the accounts from a private copy that nobody else can change.
final class Import {
    private static final String NOTHING_YET = "Ended. Nothing was written.";
    private static final String GOES_ON =
            "Ended before the end. What was written stays, and the same command goes on from" + " there.";

    private final Settings settings;
    private final Destination destination;
    private final Progress progress;
    private final InstantSource clock;

    Import(Settings settings, Destination destination, Progress progress, InstantSource clock) {
        this.settings = settings;
        this.destination = destination;
        this.progress = progress;
        this.clock = clock;
    }

    /// Starts an import, or resumes an interrupted one of the same file into the same destination.
    Ending run() throws IOException, MovingException {
        var format = settings.format();
        var file = settings.file();
        var now = clock.instant();
        var key = settings.isOwnFormat() ? Optional.of(publicKey()) : Optional.<Path>empty();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new MovingException("FILE=" + file + " is no file that can be read.");
        }
        // A dry run needs none.
        var sealing = settings.dryRun()
                ? Optional.<PasswordSealing>empty()
                : Optional.of(destination.sealing().open());
        progress.endNotice(NOTHING_YET);
        try (var copy = PrivateCopy.beside(file)) {
            var scan = FileScan.of(file, copy, format, now, progress);
            if (key.isPresent()) {
                ExportSignature.verify(ExportSignature.of(file), scan.digest(), key.get());
            }
            if (scan.entries() == 0) {
                throw new MovingException("FILE=" + file + " has nobody in it.");
            }
            var content = new Content(file, copy, format, now);
            return sealing.isPresent() ? write(content, scan, sealing.get()) : preview(content, scan);
        }
    }

    /// Identifies the format in a checkpoint. A Firebase import depends on the project's hash parameters, too.
    private static String name(Format format) {
        return format instanceof Format.OfFirebase(var project) ? "firebase " + project.hashCode() : format.toString();
    }

    private Path publicKey() throws MovingException {
        return settings.path("KEY")
                .orElseThrow(
                        () -> new MovingException("By whom was the export signed? Give KEY=path of the public key."));
    }

    private Ending preview(Content content, FileScan scan) throws IOException, MovingException {
        try (var report = Report.create(settings.path("REPORT"), content.file(), ".dry-run")) {
            progress.begin("Dry run", 0, scan.entries());
            var batch = new ImportBatch(
                    accounts -> destination
                            .store()
                            .preview(accounts.stream()
                                    .map(OpenAccount::withoutPassword)
                                    .toList()),
                    new ImportReport(report, Optional.empty(), List.of()),
                    true,
                    done -> {
                        report.flush();
                        progress.at(done);
                    });
            visit(content, scan, batch, 0);
            return ending("Nothing was written. An import would end so:", report);
        }
    }

    private Ending write(Content content, FileScan scan, PasswordSealing sealing) throws IOException, MovingException {
        var file = content.file();
        var path = file.resolveSibling(file.getFileName() + ".progress");
        var binding = Digest.text(scan.digest() + "\n" + name(content.format()) + "\n" + destination.name());
        var found = Checkpoint.read(path);
        try (var report = report(found, binding, path, file)) {
            var start = found.filter(checkpoint -> checkpoint.binding().equals(binding))
                    .orElseGet(() -> beginning(binding, found, report));
            // Before any account, so that all get the same mark however often the import is interrupted.
            begin(start, path, found);
            progress.endNotice(GOES_ON);
            progress.begin(start.entries() > 0 ? "Going on" : "Importing", start.entries(), scan.entries());
            var batch = new ImportBatch(
                    accounts -> destination.store().add(sealed(accounts, sealing), start.by()),
                    new ImportReport(report, Optional.of(start.by()), start.earlier()),
                    false,
                    done -> {
                        start.goneOn(done, report).write(path);
                        progress.at(start.entries() + done);
                    });
            visit(content, scan, batch, start.entries());
            Files.deleteIfExists(path);
            return ending("Done:", report);
        }
    }

    private static List<Account> sealed(List<OpenAccount> accounts, PasswordSealing sealing) {
        return accounts.stream().map(account -> account.sealed(sealing)).toList();
    }

    private static Checkpoint beginning(String binding, Optional<Checkpoint> found, Report report) {
        var replaced = found.map(Checkpoint::replaced).orElse(List.of());
        return new Checkpoint(binding, 0, 0, report.tally(), ImportId.fresh(), replaced, report.path());
    }

    private static void begin(Checkpoint start, Path path, Optional<Checkpoint> found)
            throws IOException, MovingException {
        if (found.filter(checkpoint -> checkpoint.binding().equals(start.binding()))
                .isPresent()) {
            start.write(path); // the lock on its report keeps all others away
            return;
        }
        try {
            if (found.isEmpty()) {
                start.writeFirst(path);
            } else {
                replace(found.get(), start, path);
            }
        } catch (MovingException another) {
            Files.delete(start.report()); // it is still empty
            throw another;
        }
    }

    /// Replaces `old` under the lock of the report that it names: of two imports that have found `old`, one
    /// replaces it.
    private static void replace(Checkpoint old, Checkpoint start, Path path) throws IOException, MovingException {
        try (var _ = Report.lock(old, path)) {
            start.write(path);
        }
    }

    /// The report of the interrupted import, or a new one.
    private Report report(Optional<Checkpoint> found, String binding, Path path, Path file)
            throws IOException, MovingException {
        if (found.isPresent() && found.get().binding().equals(binding)) {
            return Report.goOn(found.get(), path);
        }
        if (found.isPresent() && Report.isBeingWritten(found.get())) {
            throw new MovingException("Another import of this file is at work, to another place or by another format.");
        }
        return Report.create(settings.path("REPORT"), file, ".report");
    }

    /// Users without a password come in a second pass: if the file has the same address once with and once without
    /// a password, the account is that of the user with the password.
    private void visit(Content content, FileScan scan, ImportBatch batch, long done)
            throws IOException, MovingException {
        var seen = new long[1];
        try (batch) {
            for (boolean last : scan.withoutPassword() > 0 ? new boolean[] {false, true} : new boolean[] {false}) {
                FileScan.read(content.file(), content.copy().content(), content.format(), content.now(), entry -> {
                    if (FileScan.hasNoPassword(entry) == last && ++seen[0] > done) {
                        batch.add(entry);
                    }
                });
            }
            batch.finish();
            progress.end(seen[0]);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static Ending ending(String outcome, Report report) {
        var tally = report.tally();
        long passwords = tally.of(Tally.NO_PASSWORD);
        long factors = tally.of(Tally.SECOND_FACTORS);
        long profiles = tally.of(Tally.PROFILES);
        var leftOut = profiles == 0
                ? ""
                : String.format(Locale.ROOT, "Left out: values of %,d profiles that can't be kept.%n", profiles);
        var leftBehind = passwords + factors == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Left behind: %,d passwords, so that nobody can log in as these users yet, and %,d second"
                                + " factors.%n",
                        passwords,
                        factors);
        return Ending.of(
                String.format(
                        Locale.ROOT, "%s%n%s%n%s%sOne by one: %s", outcome, tally, leftBehind, leftOut, report.path()),
                tally);
    }

    /// The content to import, as the scan has validated it.
    private record Content(Path file, PrivateCopy copy, Format format, Instant now) {}
}
