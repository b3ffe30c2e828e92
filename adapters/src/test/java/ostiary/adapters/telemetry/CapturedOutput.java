package ostiary.adapters.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/// What goes to standard output while it is open, and so would go to CloudWatch.
public final class CapturedOutput implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private CapturedOutput() {
        System.setOut(new PrintStream(written, true, UTF_8));
    }

    public static CapturedOutput begin() {
        return new CapturedOutput();
    }

    public String text() {
        return written.toString(UTF_8);
    }

    /// Each line, which must be a JSON object.
    public List<JsonNode> lines() {
        return text().lines().map(CapturedOutput::parse).toList();
    }

    /// The log lines.
    public List<JsonNode> log() {
        return lines().stream().filter(line -> line.has("message")).toList();
    }

    /// The metrics, each line of them.
    public List<JsonNode> metrics() {
        return lines().stream().filter(line -> line.has("_aws")).toList();
    }

    @Override
    public void close() {
        System.setOut(before);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + line, notJson);
        }
    }
}
