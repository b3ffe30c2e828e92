package ostiary.cli.accept;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The results of all assertions.
record Report(List<Result> results) {
    private static final JsonFactory JSON = new JsonFactory();

    boolean has(State state) {
        return results.stream().anyMatch(result -> result.state() == state);
    }

    /// A line a fact.
    String text() {
        var text = new StringBuilder();
        for (var result : results) {
            text.append(
                    "%-11s  %-28s  %s%n".formatted(result.state(), result.fact().id(), result.seen()));
        }
        return text + Arrays.stream(State.values()).map(this::count).collect(Collectors.joining(", "));
    }

    private String count(State state) {
        return results.stream().filter(result -> result.state() == state).count() + " " + state;
    }

    /// The report for programs.
    String json() {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("facts");
            for (var result : results) {
                json.writeStartObject();
                json.writeStringField("fact", result.fact().id());
                json.writeStringField("state", result.state().toString());
                json.writeStringField("seen", result.seen());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
