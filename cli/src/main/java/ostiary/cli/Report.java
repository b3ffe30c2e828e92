package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ostiary.cli.format.Flaw;
import ostiary.core.user.BulkAccountStore.ImportResult;
import ostiary.core.user.UserId;

/// What became of each entry, one JSON object a line: its line and the user's id, never an address, a name or a hash.
final class Report implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final FileChannel file;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final Tally tally;

    private Report(FileChannel file, Tally tally) {
        this.file = file;
        this.tally = tally;
    }

    /// Goes on after the first `length` bytes; what comes after them is of entries that will be done again.
    ///
    /// @throws MovingException when it is shorter
    static Report open(Path path, long length, Tally tally) throws IOException, MovingException {
        var file = OwnerOnly.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (file.size() < length) {
            file.close();
            throw new MovingException(path + " is not the report of the import that was ended. Put it back, or delete"
                    + " the file that ends in .progress to begin anew: nothing will be written twice.");
        }
        file.truncate(length);
        file.position(length);
        return new Report(file, tally);
    }

    void refused(long line, Flaw flaw) throws IOException {
        write(line, "refused", Optional.of(flaw.code()), Optional.empty());
    }

    void deposited(long line, UserId id, ImportResult deposit, boolean hasPassword) throws IOException {
        switch (deposit) {
            case ADDED ->
                write(line, "imported", hasPassword ? Optional.empty() : Optional.of("no_password"), Optional.of(id));
            case THERE_ALREADY -> write(line, "there_already", Optional.empty(), Optional.of(id));
            case ADDRESS_TAKEN, USER_TAKEN ->
                write(line, "refused", Optional.of(deposit.name().toLowerCase(Locale.ROOT)), Optional.empty());
        }
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

    private void write(long line, String outcome, Optional<String> reason, Optional<UserId> id) throws IOException {
        tally.count(outcome + reason.map(text -> ":" + text).orElse(""));
        try (var json = JSON.createGenerator(waiting)) {
            json.writeStartObject();
            json.writeNumberField("line", line);
            json.writeStringField("outcome", outcome);
            if (reason.isPresent()) {
                json.writeStringField("reason", reason.get());
            }
            if (id.isPresent()) {
                json.writeStringField("user_id", id.get().toString());
            }
            json.writeEndObject();
        }
        waiting.writeBytes("\n".getBytes(UTF_8));
    }
}
