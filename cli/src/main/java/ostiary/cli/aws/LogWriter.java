package ostiary.cli.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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
    private static final int MOST_BYTES = 64 * 1024;
    private static final int FIRST_ERROR = 300;
    private static final JsonFactory JSON = new JsonFactory();

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
        var bytes = body.getBytes(UTF_8);
        var execution = HttpExecuteRequest.builder()
                .request(sign(operation, bytes).request())
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build();
        try (var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(PATIENCE)
                .socketTimeout(PATIENCE)
                .build()) {
            var answer = http.prepareRequest(execution).call();
            if (answer.httpResponse().statusCode() < FIRST_ERROR) {
                return Optional.empty();
            }
            try (var error = answer.responseBody().orElseThrow(() -> new IOException("no body"))) {
                var type = Parsing.json(error.readNBytes(MOST_BYTES)).find("__type");
                var code = type.orElse("").replaceFirst(".*#", "");
                return fine.contains(code) ? Optional.empty() : Optional.of(worded(code, operation));
            }
        } catch (IOException none) {
            return Optional.of("no answer that can be read from logs:" + operation + " in " + region.id());
        }
    }

    private static String worded(String code, String operation) {
        return switch (code) {
            case MISSING -> MISSING;
            case "AccessDeniedException" -> code + ": needs logs:" + operation;
            default -> (code.matches("[A-Za-z]{1,80}") ? code : "an error") + " from logs:" + operation;
        };
    }

    private SignedRequest sign(String operation, byte[] body) {
        var request = SdkHttpFullRequest.builder()
                .uri(endpoints.of(SERVICE, region))
                .method(SdkHttpMethod.POST)
                .encodedPath("/")
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", String.valueOf(body.length))
                .putHeader("X-Amz-Target", "Logs_20140328." + operation)
                .build();
        var identity = credentials.resolveCredentials();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    private String names(Optional<String> stream) {
        return object(json -> {
            json.writeStringField("logGroupName", group);
            if (stream.isPresent()) {
                json.writeStringField("logStreamName", stream.get());
            }
        });
    }

    private String put(String stream, String line, Instant at) {
        return object(json -> {
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

    private static String object(Content content) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
