package ostiary.cli.aws;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/// Appends lines to one log group of CloudWatch, which it makes if it is not there. It is no part of the doctor, whose
/// requests are [Read]s; the SDK's module for logs is not in the version that this project builds with.
///
/// @param group its name
public record LogWriter(Region region, AwsCredentialsProvider credentials, Endpoints endpoints, String group) {
    private static final String SERVICE = "logs";
    private static final String MISSING = "ResourceNotFoundException";
    private static final String THERE = "ResourceAlreadyExistsException";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_ERROR = 300;

    /// Appends a line to the stream of its day.
    ///
    /// @return why it is not written, in words that repeat nothing of the request; empty if it is
    public Optional<String> append(String line, Instant at) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        var put = put(day, line, at);
        try {
            var refused = send("PutLogEvents", put, Set.of());
            if (refused.equals(Optional.of(MISSING))) {
                refused = createStream(day).or(() -> send("PutLogEvents", put, Set.of()));
            }
            return refused;
        } catch (SdkException none) {
            // Its message has what a credential process printed.
            return Optional.of("no credentials");
        }
    }

    /// Each day has a stream of its own, and only the first of all days no group: who may not make groups notes all the
    /// same.
    private Optional<String> createStream(String day) {
        var refused = send("CreateLogStream", names(Optional.of(day)), Set.of(THERE));
        return refused.equals(Optional.of(MISSING))
                ? send("CreateLogGroup", names(Optional.empty()), Set.of(THERE))
                        .or(() -> send("CreateLogStream", names(Optional.of(day)), Set.of(THERE)))
                : refused;
    }

    /// The code of the error; empty if there is none, or one of `fine`.
    private Optional<String> send(String operation, String body, Set<String> fine) {
        var headers =
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "Logs_20140328." + operation);
        try {
            var post = new SignedPost(region, credentials, endpoints, SERVICE, PATIENCE);
            return read(post.send("/", headers, body), operation, fine);
        } catch (IOException none) {
            return Optional.of("no answer that can be read from logs:" + operation + " in " + region.id());
        }
    }

    private static Optional<String> read(SignedPost.Answer answer, String operation, Set<String> fine)
            throws IOException {
        if (answer.head().statusCode() < FIRST_ERROR) {
            return Optional.empty();
        }
        var type = Parsing.json(answer.body().asByteArrayUnsafe()).find("__type");
        var code = type.orElse("").replaceFirst(".*#", "");
        return fine.contains(code) ? Optional.empty() : Optional.of(worded(code, operation));
    }

    private static String worded(String code, String operation) {
        return switch (code) {
            case MISSING -> MISSING;
            case "AccessDeniedException" -> code + ": needs logs:" + operation;
            default -> (code.matches("[A-Za-z]{1,80}") ? code : "an error") + " from logs:" + operation;
        };
    }

    private String names(Optional<String> stream) {
        return JsonText.object(json -> {
            json.writeStringField("logGroupName", group);
            if (stream.isPresent()) {
                json.writeStringField("logStreamName", stream.get());
            }
        });
    }

    private String put(String stream, String line, Instant at) {
        return JsonText.object(json -> {
            json.writeStringField("logGroupName", group);
            json.writeStringField("logStreamName", stream);
            json.writeArrayFieldStart("logEvents");
            json.writeStartObject();
            json.writeNumberField("timestamp", at.toEpochMilli());
            json.writeStringField("message", line);
            json.writeEndObject();
            json.writeEndArray();
        });
    }
}
