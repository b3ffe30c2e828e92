package ostiary.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import ostiary.cli.format.BrokenFileException;
import ostiary.cli.format.Entry.Visitor;
import ostiary.cli.format.Format;

/// What is seen of a file before anything of it is written anywhere.
///
/// @param digest of its content
record FileScan(long entries, String digest) {

    /// Reads a file to its end, and keeps what it reads.
    static FileScan of(Path file, PrivateCopy copy, Format format, Instant now, Progress progress)
            throws IOException, MovingException {
        progress.begin("Reading", 0, 0);
        var entries = new long[1];
        var digest = Digest.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest);
                var kept = new BufferedInputStream(copy.keeping(in))) {
            read(file, kept, format, now, _ -> progress.at(++entries[0]));
            Digest.drain(kept);
        }
        progress.end(entries[0]);
        return new FileScan(entries[0], Digest.text(digest));
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
