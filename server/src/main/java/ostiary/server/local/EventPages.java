package ostiary.server.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.server.json.JsonTree;
import ostiary.server.local.events.EventLog;
import ostiary.server.local.events.ToldEvent;

/// The events as they come: a page for people, and server-sent events for programs
/// (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
///
/// @param base the address of the service
/// @param sqs where a subscriber on this machine finds SQS
/// @param queue the URL of its queue
record EventPages(URI base, EventLog log, URI sqs, String queue) {
    static final String PATH = LocalPages.ROOT + "events";

    private static final String STREAM = "text/event-stream";

    /// In how many milliseconds a program asks for more: it takes the answer that ends for a connection that is lost.
    private static final int AGAIN = 500;

    Response answer(Request request) {
        return request.header("accept").filter(STREAM::equals).isPresent() ? stream(request) : page();
    }

    private Response page() {
        var newestFirst =
                log.after(0).reversed().stream().map(EventPages::members).toList();
        return Page.html(
                "events",
                Map.of(
                        "base",
                        base,
                        "events",
                        newestFirst,
                        "none",
                        newestFirst.isEmpty(),
                        "endpoint",
                        sqs,
                        "queue",
                        queue,
                        "region",
                        "eu-central-1"));
    }

    private static Map<String, Object> members(ToldEvent event) {
        var members = read(event.text());
        return Map.of(
                "type", String.valueOf(members.get("type")),
                "subject", String.valueOf(members.get("subject")),
                "time", String.valueOf(members.get("time")),
                "text", event.text());
    }

    private static Map<?, ?> read(String text) {
        try {
            return (Map<?, ?>) JsonTree.parse(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Response stream(Request request) {
        long last = request.header("last-event-id").map(EventPages::number).orElse(0L);
        var told = log.after(last).stream()
                .map(event -> "id: " + event.number() + "\ndata: " + event.text() + "\n\n")
                .collect(Collectors.joining());
        return Page.json("retry: " + AGAIN + "\n\n" + told).with("content-type", STREAM);
    }

    /// All of them for one that is no number.
    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
