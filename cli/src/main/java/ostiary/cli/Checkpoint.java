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
import ostiary.core.user.ImportId;

/// How far an import got, kept in a file beside the users' one.
///
/// @param binding what it is of: the file's content, its format and the place it goes to
/// @param entries how many are done
/// @param reportBytes how long their report is
/// @param tally what became of them
/// @param by what the accounts are marked with
/// @param report where it is
record Checkpoint(String binding, long entries, long reportBytes, Tally tally, ImportId by, Path report) {
    private static final String TITLE = "ostiary-import-2";

    /// What a file says. Empty if there is none.
    static Optional<Checkpoint> read(Path file) throws IOException, MovingException {
        if (!OwnerOnly.isThere(file)) {
            return Optional.empty();
        }
        try {
            var lines = OwnerOnly.isOne(file)
                    ? Files.readString(file, UTF_8).lines().toList()
                    : List.<String>of();
            if (lines.getFirst().equals(TITLE) && lines.getLast().equals("end")) {
                return Optional.of(new Checkpoint(
                        lines.get(1),
                        Long.parseLong(lines.get(2)),
                        Long.parseLong(lines.get(3)),
                        Tally.read(lines.get(4)),
                        new ImportId(lines.get(5)),
                        Path.of(URI.create(lines.get(6)))));
            }
        } catch (RuntimeException damaged) {
            // told below
        }
        throw new MovingException(file + " is damaged. Delete it to begin anew: nothing will be written twice.");
    }

    /// Whether nobody has written another one since.
    boolean isStillIn(Path file) throws IOException, MovingException {
        return read(file)
                .filter(now -> now.by().equals(by) && now.entries() == entries)
                .isPresent();
    }

    /// The first of an import: only one of many that begin at once gets it written.
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

    /// All of it or nothing, however the process ends.
    void write(Path file) throws IOException {
        Files.move(fresh(file), file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    /// In a file of its own, under a name that nobody can foresee.
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
                by.text(),
                report.toAbsolutePath().toUri().toString(),
                "end");
        var bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
