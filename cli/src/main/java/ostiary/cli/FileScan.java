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
import ostiary.cli.format.Entry.Arrival;
import ostiary.cli.format.Entry.Visitor;
import ostiary.cli.format.Format;
import ostiary.cli.format.FormatGuess;

/// What is seen of a file before anything of it is written anywhere.
///
/// @param withoutPassword how many of the entries have an account to come, and no password for it
/// @param digest of its content
record FileScan(long entries, long withoutPassword, String digest) {

    /// Reads a file to its end, and keeps what it reads.
    ///
    /// @throws MovingException when it is of another format or can't be read to its end
    static FileScan of(Path file, PrivateCopy copy, Format format, Instant now, Progress progress)
            throws IOException, MovingException {
        progress.begin("Reading", 0, 0);
        var entries = new long[1];
        var withoutPassword = new long[1];
        var digest = Digest.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest);
                var kept = new BufferedInputStream(copy.keeping(in))) {
            var other = FormatGuess.insteadOf(format, kept);
            if (other.isPresent()) {
                throw new MovingException("FILE=" + file + " looks like another format: FORMAT=" + other.get() + ".");
            }
            read(file, kept, format, now, entry -> {
                progress.at(++entries[0]);
                withoutPassword[0] += hasNoPassword(entry) ? 1 : 0;
            });
            Digest.drain(kept);
        }
        progress.end(entries[0]);
        return new FileScan(entries[0], withoutPassword[0], Digest.text(digest));
    }

    /// Whether it can become an account that nobody could log in to.
    static boolean hasNoPassword(Entry entry) {
        return entry instanceof Arrival arrival
                && !arrival.account().credential().hasPassword();
    }

    /// Shows all entries of what is the content of `file` to `visitor`.
    static void read(Path file, InputStream content, Format format, Instant now, Visitor visitor)
            throws IOException, MovingException {
        try {
            format.read(content, now, visitor);
        } catch (BrokenFileException broken) {
            throw new MovingException(file + ", " + broken.getMessage() + ".");
        }
    }
}
