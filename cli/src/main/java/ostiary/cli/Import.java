package ostiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import ostiary.cli.format.Format;

/// Reads a file once: whether it can be read at all, and whose it is. Then it writes the accounts of what was read,
/// from a copy that nobody else can change.
final class Import {
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

    /// Begins, or goes on where an import of the same file into the same place was ended.
    ///
    /// @return what the operator is told at the end
    String run() throws IOException, MovingException {
        var format = settings.format();
        var file = settings.file();
        var now = clock.instant();
        var key = settings.isOwnFormat() ? Optional.of(publicKey()) : Optional.<Path>empty();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new MovingException("FILE=" + file + " is no file that can be read.");
        }
        try (var copy = PrivateCopy.beside(file)) {
            var survey = FileScan.of(file, copy, format, now, progress);
            if (key.isPresent()) {
                ExportSignature.verify(ExportSignature.of(file), survey.digest(), key.get());
            }
            var content = new Content(file, copy, format, now);
            return settings.dryRun() ? preview(content, survey) : write(content, survey);
        }
    }

    /// Firebase's depends on the parameters, too.
    private static String name(Format format) {
        return format instanceof Format.OfFirebase(var project) ? "firebase " + project.hashCode() : format.toString();
    }

    private Path publicKey() throws MovingException {
        return settings.path("KEY")
                .orElseThrow(
                        () -> new MovingException("By whom was the export signed? Give KEY=path of the public key."));
    }

    private String preview(Content content, FileScan survey) throws IOException, MovingException {
        try (var report = Report.open(reportPath(content.file()), 0, new Tally())) {
            progress.begin("Dry run", 0, survey.entries());
            var crowd = new ImportBatch(destination.depot()::preview, report, true, done -> {
                report.flush();
                progress.at(done);
            });
            visit(content, crowd, 0);
            return told("Nothing was written. An import would end so:", content.file(), report);
        }
    }

    private String write(Content content, FileScan survey) throws IOException, MovingException {
        var file = content.file();
        var path = file.resolveSibling(file.getFileName() + ".progress");
        var binding = Digest.text(survey.digest() + "\n" + name(content.format()) + "\n" + destination.name());
        var start = Checkpoint.read(path, binding).orElseGet(() -> new Checkpoint(binding, 0, 0, new Tally()));
        try (var report = Report.open(reportPath(file), start.reportBytes(), start.tally())) {
            progress.begin(start.entries() > 0 ? "Going on" : "Importing", start.entries(), survey.entries());
            var crowd = new ImportBatch(destination.depot()::add, report, false, done -> {
                new Checkpoint(binding, start.entries() + done, report.flush(), report.tally()).write(path);
                progress.at(start.entries() + done);
            });
            visit(content, crowd, start.entries());
            Files.deleteIfExists(path);
            return told("Done:", file, report);
        }
    }

    private void visit(Content content, ImportBatch crowd, long done) throws IOException, MovingException {
        var seen = new long[1];
        try (crowd) {
            FileScan.read(content.file(), content.copy().content(), content.format(), content.now(), entry -> {
                if (++seen[0] > done) {
                    crowd.add(entry);
                }
            });
            crowd.finish();
            progress.end(seen[0]);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private String told(String outcome, Path file, Report report) throws IOException, MovingException {
        return String.format(Locale.ROOT, "%s%n%s%nLine by line: %s", outcome, report.tally(), reportPath(file));
    }

    private Path reportPath(Path file) throws IOException, MovingException {
        var ending = settings.dryRun() ? ".dry-run.ndjson" : ".report.ndjson";
        var path = settings.path("REPORT").orElseGet(() -> file.resolveSibling(file.getFileName() + ending));
        if (Files.exists(path) && Files.isSameFile(path, file)) {
            throw new MovingException("REPORT=" + path + " is the file with the users.");
        }
        return path;
    }

    /// What is imported: how `file` was when it was surveyed.
    private record Content(Path file, PrivateCopy copy, Format format, Instant now) {}
}
