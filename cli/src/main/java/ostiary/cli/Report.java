package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What became of each entry, one JSON object a line. It is locked as long as somebody writes it.
final class Report implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_OF_A_NAME = 1000;

    private final Path path;
    private final FileChannel file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final Tally tally;

    private Report(Path path, FileChannel file, Tally tally) {
        this.path = path;
        this.file = file;
        this.tally = tally;
    }

    /// Writes the members of an object.
    @FunctionalInterface
    interface Line {
        void write(JsonGenerator json) throws IOException;
    }

    /// Makes a report, and overwrites nothing.
    ///
    /// @param chosen by the operator
    /// @param otherwise the file it is of, which it lies beside, under a name that nothing has
    static Report create(Optional<Path> chosen, Path otherwise, String ending) throws IOException, MovingException {
        if (chosen.isPresent()) {
            try {
                return locked(chosen.get(), OwnerOnly.create(chosen.get()), new Tally());
            } catch (FileAlreadyExistsException there) {
                throw new MovingException("REPORT=" + chosen.get() + " is there already, and is left as it is.");
            }
        }
        for (int number = 1; number <= MOST_OF_A_NAME; number++) {
            var name = otherwise.getFileName() + ending + (number == 1 ? "" : "." + number) + ".ndjson";
            var path = otherwise.resolveSibling(name);
            try {
                return locked(path, OwnerOnly.create(path), new Tally());
            } catch (FileAlreadyExistsException there) {
                // the next number
            }
        }
        throw new MovingException("There are very many reports beside " + otherwise + ". Give REPORT=path.");
    }

    /// Goes on after the first bytes, of which `start` tells; what comes after them is of entries that will be done
    /// again.
    ///
    /// @param progress where `start` was read
    static Report goOn(Checkpoint start, Path progress) throws IOException, MovingException {
        try {
            var report = locked(start.report(), OwnerOnly.reopen(start.report()), start.tally());
            if (!start.isStillIn(progress)) {
                report.close();
                throw new MovingException(
                        "Another import of this file has just ended: it wrote " + start.report() + ".");
            }
            if (report.file.size() >= start.reportBytes()) {
                report.file.truncate(start.reportBytes());
                report.file.position(start.reportBytes());
                return report;
            }
            report.close();
        } catch (NoSuchFileException gone) {
            // told below
        }
        throw new MovingException(start.report() + " is not the report of the import that was ended. Put it back, or"
                + " delete the file that ends in .progress to begin anew: nothing will be written twice.");
    }

    /// Whether somebody writes the report of an import, so that it goes on.
    static boolean isBeingWritten(Checkpoint of) throws IOException {
        try (var file = OwnerOnly.reopen(of.report())) {
            return !isLocked(file);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static Report locked(Path path, FileChannel file, Tally tally) throws IOException, MovingException {
        if (!isLocked(file)) {
            file.close();
            throw new MovingException("Another import of this file is at work: it writes " + path + ".");
        }
        return new Report(path, file, tally);
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock()).isPresent();
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /// Adds a line, and counts it.
    void add(String counted, Line line) throws IOException {
        tally.count(counted);
        try (var json = JSON.createGenerator(waiting)) {
            json.writeStartObject();
            line.write(json);
            json.writeEndObject();
        }
        waiting.writeBytes("\n".getBytes(UTF_8));
    }

    /// Writes what waits, and tells how long the file is now.
    long flush() throws IOException {
        var bytes = ByteBuffer.wrap(waiting.toByteArray());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        waiting.reset();
        return file.position();
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
