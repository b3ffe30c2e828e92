package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The events of the local service, from a user's sign-up to the page and to a queue.
class LocalEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int TRIES = 600;
    private static final int PAUSE_MILLIS = 100;

    private static LocalService service;

    @BeforeAll
    static void somebodySignsUpAndLogsInAndOut() throws Exception {
        service = LocalService.start(new Settings(0, Optional.empty()));
        Shell.paste("sh", Walk.script(service.uri()));
    }

    @AfterAll
    static void stop() {
        service.close();
        HTTP.close();
    }

    @Test
    void comeAsServerSentEvents() throws Exception {
        var events = awaited("session.ended");

        assertThat(events)
                .extracting(event -> event.required("type").asText())
                .containsSubsequence("user.registered", "session.started", "session.ended");
        assertThat(events)
                .filteredOn(event -> event.required("type").asText().equals("user.registered"))
                .first()
                .satisfies(event -> {
                    assertThat(event.required("source").asText())
                            .isEqualTo(service.uri().toString());
                    assertThat(event.at("/data/email").asText()).contains("@");
                });
    }

    /// A browser sends the number of the last one.
    @Test
    void goOnAfterTheLastOneThatIsKnown() throws Exception {
        var all = awaited("session.ended");

        assertThat(stream(String.valueOf(all.size() - 1))).hasSize(1);
        assertThat(stream(String.valueOf(all.size()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999999999999999", "1; drop", " "})
    void comeAllForANumberThatIsNone(String number) throws Exception {
        assertThat(stream(number)).hasSameSizeAs(awaited("session.ended"));
    }

    @Test
    void areOnAPageForPeople() throws Exception {
        awaited("session.ended");

        var page = HTTP.send(
                HttpRequest.newBuilder(service.uri().resolve("/_local/events")).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("session.started", "aws sqs receive-message --endpoint-url http://127.0.0.1:");
        assertThat(page.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
    }

    /// As a subscriber's SDK asks for them.
    @Test
    void waitInAQueueForASubscriber() throws Exception {
        awaited("session.ended");
        var page = HTTP.send(
                HttpRequest.newBuilder(service.uri().resolve("/_local/events")).build(), BodyHandlers.ofString());
        var endpoint = URI.create(page.body().replaceFirst("(?s).*--endpoint-url (http://[^ ]+) .*", "$1"));
        var queue = page.body().replaceFirst("(?s).*--queue-url ([^<\\s]+).*", "$1");

        var answer = HTTP.send(
                HttpRequest.newBuilder(endpoint)
                        .header("X-Amz-Target", "AmazonSQS.ReceiveMessage")
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/sqs/aws4_request,"
                                        + " SignedHeaders=host, Signature=0")
                        .POST(BodyPublishers.ofString("{\"QueueUrl\":\"" + queue + "\",\"MaxNumberOfMessages\":10}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).required("Messages").valueStream())
                .extracting(message -> JSON.readTree(message.required("Body").asText())
                        .required("type")
                        .asText())
                .contains("user.registered");
    }

    /// Until there is an event of a type.
    private static List<JsonNode> awaited(String type) throws Exception {
        for (int tries = 1; tries <= TRIES; tries++) {
            var events = stream("0");
            if (events.stream()
                    .anyMatch(event -> event.required("type").asText().equals(type))) {
                return events;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("no " + type + " among " + stream("0"));
    }

    private static List<JsonNode> stream(String after) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(service.uri().resolve("/_local/events"))
                        .header("accept", "text/event-stream")
                        .header("last-event-id", after)
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(answer.body()).startsWith("retry: 500\n\n");
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> read(line.substring("data: ".length())))
                .toList();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
