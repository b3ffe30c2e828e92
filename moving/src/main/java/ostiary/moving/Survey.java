package ostiary.moving;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import ostiary.moving.format.BrokenFileException;
import ostiary.moving.format.Entry.Visitor;
import ostiary.moving.format.Format;

/// What is seen of a file before anything of it is written anywhere.
///
/// @param digest of its content
record Survey(long entries, String digest) {

    /// Reads a file to its end.
    static Survey of(Path file, Format format, Instant now, Progress progress) throws IOException, MovingException {
        progress.begin("Reading", 0, 0);
        var entries = new long[1];
        var digest = read(file, format, now, _ -> progress.at(++entries[0]));
        progress.end(entries[0]);
        return new Survey(entries[0], digest);
    }

    /// Shows all entries of a file to `visitor`, and tells what the digest of the content was.
    static String read(Path file, Format format, Instant now, Visitor visitor) throws IOException, MovingException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new MovingException("FILE=" + file + " is no file that can be read.");
        }
        var digest = Digest.sha256();
        try (var in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            format.read(in, now, visitor);
            Digest.drain(in);
            return Digest.text(digest);
        } catch (BrokenFileException broken) {
            throw new MovingException(file + ", " + broken.getMessage() + ".");
        }
    }
}
