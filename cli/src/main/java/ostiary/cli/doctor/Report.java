package ostiary.cli.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import ostiary.cli.doctor.check.Finding;
import ostiary.cli.doctor.check.State;
import ostiary.cli.doctor.check.Symptom;

/// The doctor's report.
record Report(List<Finding> findings) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String INDENT = " ".repeat(29) + "→ ";

    /// Whether something fails, or nothing could be looked at: that is no good news either.
    boolean isBad() {
        return has(State.FAIL) || findings.stream().allMatch(finding -> finding.state() == State.NOT_CHECKED);
    }

    private boolean has(State state) {
        return findings.stream().anyMatch(finding -> finding.state() == state);
    }

    /// A line a finding, and another with what to do.
    String text() {
        var text = new StringBuilder();
        for (var finding : findings) {
            text.append("%-11s  %-15s %s%n".formatted(finding.state(), finding.check(), finding.text()));
            if (!finding.toDo().isEmpty()) {
                text.append(INDENT).append(finding.toDo()).append(System.lineSeparator());
            }
        }
        return text + Arrays.stream(State.values()).map(this::count).collect(Collectors.joining(", "));
    }

    private String count(State state) {
        return findings.stream().filter(finding -> finding.state() == state).count() + " " + state;
    }

    /// The report for programs.
    String json() {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            for (var finding : findings) {
                write(finding, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", finding.check());
        json.writeStringField("state", finding.state().toString());
        var symptom = finding.symptom().map(Symptom::code);
        if (symptom.isPresent()) {
            json.writeStringField("symptom", symptom.get());
        }
        json.writeStringField("text", finding.text());
        if (!finding.toDo().isEmpty()) {
            json.writeStringField("to_do", finding.toDo());
        }
        json.writeEndObject();
    }
}
