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

/// The outcome of each entry, one JSON object per line. The file is locked while a process writes it.
final class Report implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_REPORTS = 1000;

    private final Path path;
    private final FileChannel file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final Tally tally;

    private Report(Path path, FileChannel file, Tally tally) {
        this.path = path;
        this.file = file;
        this.tally = tally;
    }

    /// Writes the members of one line's object.
    @FunctionalInterface
    interface Line {
        void write(JsonGenerator json) throws IOException;
    }

    /// Creates a report; overwrites nothing.
    ///
    /// @param chosen the operator's choice of a path
    /// @param otherwise the file to report on: without a choice, the report goes beside it under a name not in use
    static Report create(Optional<Path> chosen, Path otherwise, String ending) throws IOException, MovingException {
        if (chosen.isPresent()) {
            try {
                return locked(chosen.get(), OwnerOnly.create(chosen.get()), new Tally());
            } catch (FileAlreadyExistsException there) {
                throw new MovingException("REPORT=" + chosen.get() + " is there already, and is left as it is.");
            }
        }
        for (int number = 1; number <= MAX_REPORTS; number++) {
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

    /// Continues a report after the bytes that `start` counts. Cuts off the rest, whose entries will be done again.
    ///
    /// @param progress the file from which `start` was read
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
            // falls through to the exception below
        }
        throw new MovingException(start.report() + " is not the report of the import that was ended. Put it back, or"
                + " delete the file that ends in .progress to begin anew: nothing will be written twice.");
    }

    /// Whether a process holds the lock on the report of `of`, so that this import is still running.
    static boolean isBeingWritten(Checkpoint of) throws IOException {
        try (var file = OwnerOnly.reopen(of.report())) {
            return !tryLock(file);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /// Locks the report of `of`, an import that nobody goes on with.
    ///
    /// @param progress the file from which `of` was read
    static Report lock(Checkpoint of, Path progress) throws IOException, MovingException {
        try {
            var report = locked(of.report(), OwnerOnly.reopen(of.report()), of.tally());
            if (of.isStillIn(progress)) {
                return report;
            }
            report.close();
        } catch (NoSuchFileException gone) {
            throw new MovingException(
                    of.report() + " is gone. Put it back, or delete " + progress + ": nothing will be written twice.");
        }
        throw new MovingException("Another import of this file has just begun.");
    }

    private static Report locked(Path path, FileChannel file, Tally tally) throws IOException, MovingException {
        if (!tryLock(file)) {
            file.close();
            throw new MovingException("Another import of this file is at work: it writes " + path + ".");
        }
        return new Report(path, file, tally);
    }

    private static boolean tryLock(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock()).isPresent();
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /// Adds a line to the buffer, and counts its outcome.
    void add(String counted, Line line) throws IOException {
        tally.count(counted);
        try (var json = JSON.createGenerator(waiting)) {
            json.writeStartObject();
            line.write(json);
            json.writeEndObject();
        }
        waiting.writeBytes("\n".getBytes(UTF_8));
    }

    /// Writes the buffer to the file, and returns the file's length.
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
