package ostiary.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// An event from API Gateway: one of the samples in `events/`.
record Event(String json) {

    /// Reads a sample.
    ///
    /// @param name as in `login/http-api`
    static Event sample(String name) {
        try (var stream = Event.class.getResourceAsStream("/events/" + name + ".json")) {
            return new Event(new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The event with a placeholder filled in.
    Event with(String placeholder, String value) {
        return new Event(json.replace("{{" + placeholder + "}}", value));
    }

    byte[] bytes() {
        return json.getBytes(UTF_8);
    }
}
