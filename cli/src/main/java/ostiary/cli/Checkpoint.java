package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.core.user.ImportId;

/// The progress of an import, stored in a file beside the users' file.
///
/// @param binding identifies the import: the file's content, its format and the destination
/// @param entries how many are done
/// @param reportBytes length of the report on those entries
/// @param tally their outcomes
/// @param by the id that marks the accounts of this import
/// @param earlier the ids of imports of this file that were ended before their end, and that this one replaces
/// @param report path of the report
record Checkpoint(
        String binding, long entries, long reportBytes, Tally tally, ImportId by, List<ImportId> earlier, Path report) {
    private static final String TITLE = "ostiary-import-2";

    /// Reads a checkpoint; empty if the file does not exist.
    static Optional<Checkpoint> read(Path file) throws IOException, MovingException {
        if (!OwnerOnly.isThere(file)) {
            return Optional.empty();
        }
        try {
            var lines = OwnerOnly.isOwnerOnly(file)
                    ? Files.readString(file, UTF_8).lines().toList()
                    : List.<String>of();
            if (lines.getFirst().equals(TITLE) && lines.getLast().equals("end")) {
                return Optional.of(new Checkpoint(
                        lines.get(1),
                        Long.parseLong(lines.get(2)),
                        Long.parseLong(lines.get(3)),
                        Tally.read(lines.get(4)),
                        ids(lines.get(5)).getFirst(),
                        ids(lines.get(5)).stream().skip(1).toList(),
                        Path.of(URI.create(lines.get(6)))));
            }
        } catch (RuntimeException damaged) {
            // falls through to the exception below
        }
        throw new MovingException(file + " is damaged. Delete it to begin anew: nothing will be written twice.");
    }

    /// The checkpoint of the same import after `more` entries, whose outcomes are in `report`.
    Checkpoint goneOn(long more, Report report) throws IOException {
        return new Checkpoint(binding, entries + more, report.flush(), report.tally(), by, earlier, report.path());
    }

    private static List<ImportId> ids(String text) {
        return Stream.of(text.split(" ", -1)).map(ImportId::new).toList();
    }

    /// This import and those that it has replaced, for the import that replaces it.
    List<ImportId> replaced() {
        return Stream.concat(Stream.of(by), earlier.stream()).toList();
    }

    /// Whether `file` still holds this checkpoint, and no other process has advanced or replaced it.
    boolean isStillIn(Path file) throws IOException, MovingException {
        return read(file)
                .filter(now -> now.by().equals(by) && now.entries() == entries)
                .isPresent();
    }

    /// Writes the first checkpoint of an import. Fails if another import that started at once has written one.
    void writeFirst(Path file) throws IOException, MovingException {
        var fresh = fresh(file);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            throw new MovingException("Another import of this file has just begun.");
        } catch (FileSystemException | UnsupportedOperationException noLinksOnThisDisk) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Replaces the file atomically, so that a crash leaves either the old or the new checkpoint.
    void write(Path file) throws IOException {
        Files.move(fresh(file), file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    /// Writes the checkpoint to a temporary file with an unpredictable name.
    private Path fresh(Path file) throws IOException {
        var fresh = file.resolveSibling("." + UUID.randomUUID() + ".progress");
        try (var channel = OwnerOnly.create(fresh)) {
            write(channel);
        }
        return fresh;
    }

    private void write(FileChannel channel) throws IOException {
        var lines = List.of(
                TITLE,
                binding,
                Long.toString(entries),
                Long.toString(reportBytes),
                tally.text(),
                replaced().stream().map(ImportId::text).collect(Collectors.joining(" ")),
                report.toAbsolutePath().toUri().toString(),
                "end");
        var bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
