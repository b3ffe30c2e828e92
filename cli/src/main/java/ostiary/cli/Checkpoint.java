package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How far an import got, kept in a file beside the users' one.
///
/// @param binding what it is of: the file's content, its format and the place it goes to
/// @param entries how many are done
/// @param reportBytes how long their report is
/// @param tally what became of them
record Checkpoint(String binding, long entries, long reportBytes, Tally tally) {
    private static final String TITLE = "ostiary-import-1";

    /// What a file says about `binding`. Empty if there is none, or if it is of something else.
    static Optional<Checkpoint> read(Path file, String binding) throws IOException, MovingException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var lines = Files.readString(file, UTF_8).lines().toList();
            if (lines.getFirst().equals(TITLE) && lines.getLast().equals("end")) {
                return lines.get(1).equals(binding)
                        ? Optional.of(new Checkpoint(
                                binding,
                                Long.parseLong(lines.get(2)),
                                Long.parseLong(lines.get(3)),
                                Tally.read(lines.get(4))))
                        : Optional.empty();
            }
        } catch (RuntimeException damaged) {
            // told below
        }
        throw new MovingException(file + " is damaged. Delete it to begin anew: nothing will be written twice.");
    }

    /// All of it or nothing, however the process ends.
    void write(Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        var lines = List.of(TITLE, binding, Long.toString(entries), Long.toString(reportBytes), tally.text(), "end");
        Files.writeString(fresh, String.join("\n", lines) + "\n", UTF_8);
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
