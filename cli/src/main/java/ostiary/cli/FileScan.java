package ostiary.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import ostiary.cli.format.BrokenFileException;
import ostiary.cli.format.Entry;
import ostiary.cli.format.Entry.Accepted;
import ostiary.cli.format.Entry.Visitor;
import ostiary.cli.format.Format;
import ostiary.cli.format.FormatGuess;

/// The result of reading a file to its end before any of it is imported.
///
/// @param withoutPassword how many entries can become accounts but have no password
/// @param digest SHA-256 of the file's content
record FileScan(long entries, long withoutPassword, String digest) {

    /// Reads a file to its end, and copies what it reads to `copy`.
    ///
    /// @throws MovingException when the file looks like another format or can't be read to its end
    static FileScan of(Path file, PrivateCopy copy, Format format, Instant now, Progress progress)
            throws IOException, MovingException {
        progress.begin("Reading", 0, 0);
        var entries = new long[1];
        var withoutPassword = new long[1];
        var digest = Digest.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest);
                var content = new BufferedInputStream(copy.recording(in))) {
            var other = FormatGuess.insteadOf(format, content);
            if (other.isPresent()) {
                throw new MovingException("FILE=" + file + " looks like another format: FORMAT=" + other.get() + ".");
            }
            read(file, content, format, now, entry -> {
                progress.at(++entries[0]);
                withoutPassword[0] += hasNoPassword(entry) ? 1 : 0;
            });
            Digest.drain(content);
        }
        progress.end(entries[0]);
        return new FileScan(entries[0], withoutPassword[0], Digest.text(digest));
    }

    /// Whether the entry can become an account, but one without a password.
    static boolean hasNoPassword(Entry entry) {
        return entry instanceof Accepted accepted && !accepted.account().hasPassword();
    }

    /// Passes every entry of the content of `file` to `visitor`.
    static void read(Path file, InputStream content, Format format, Instant now, Visitor visitor)
            throws IOException, MovingException {
        try {
            format.read(content, now, visitor);
        } catch (BrokenFileException broken) {
            throw new MovingException(file + ", " + broken.getMessage() + ".");
        }
    }
}
