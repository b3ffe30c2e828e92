package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes one line per request in the stage's access log format, with `-` for unknown variables
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html>).
public final class AccessLog {
    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z.]+)");

    private final String group;
    private final String format;
    private final Sink sink;

    /// Receives the lines for a log group, which is identified by its ARN.
    @FunctionalInterface
    public interface Sink {
        void write(String group, String line);
    }

    AccessLog(JsonNode settings, Sink sink) {
        this.group = settings.path("DestinationArn").asText();
        this.format = settings.path("Format").asText();
        this.sink = sink;
    }

    void write(Map<String, String> context) {
        sink.write(
                group,
                VARIABLE.matcher(format)
                        .replaceAll(
                                variable -> Matcher.quoteReplacement(context.getOrDefault(variable.group(1), "-"))));
    }
}
