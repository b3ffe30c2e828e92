package ostiary.adapters.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/// The standard output of the thread that has begun it, and of those that it starts, while it is open: the text
/// that would go to CloudWatch. Output of other tests beside it stays theirs.
public final class CapturedOutput implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InheritableThreadLocal<ByteArrayOutputStream> OWN = new InheritableThreadLocal<>();
    private static final PrintStream BEFORE = System.out;
    private static final PrintStream BY_THREAD = new PrintStream(new ByThread(), true, UTF_8);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private CapturedOutput() {
        OWN.set(written);
        System.setOut(BY_THREAD);
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
        OWN.remove();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + line, notJson);
        }
    }

    private static final class ByThread extends OutputStream {
        @Override
        public void write(int each) throws IOException {
            to().write(each);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            to().write(bytes, start, length);
        }

        @Override
        public void flush() {
            BEFORE.flush();
        }

        private static OutputStream to() {
            var own = OWN.get();
            return own == null ? BEFORE : own;
        }
    }
}
