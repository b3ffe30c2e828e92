package ostiary.server.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever has the `request_id` of an answer finds what the log says of that request.
class RequestIdTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(written, true, UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(before);
    }

    @Test
    void everyAuditLineCarriesTheIdOfItsRequest() throws Exception {
        List<String> answers;
        try (var service = LocalService.start(new Settings(0, Optional.empty()))) {
            answers = Shell.paste("sh", Walk.script(service.uri()));
        }

        var lines = events();
        assertThat(lines)
                .extracting(line -> line.path("event").asText())
                .containsExactly(
                        "sign_up_requested",
                        "sign_up_confirmed",
                        "logged_in",
                        "refreshed",
                        "session_ended",
                        "refresh_refused");
        assertThat(lines)
                .extracting(line -> UUID.fromString(line.path("correlation_id").asText()))
                .doesNotHaveDuplicates();
        assertThat(answers.getLast())
                .contains("\"request_id\":\""
                        + lines.getLast().path("correlation_id").asText() + "\"");
    }

    private List<JsonNode> events() throws IOException {
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(written.toString(UTF_8))) {
            return lines.readAll().stream().filter(line -> line.has("event")).toList();
        }
    }
}
