package ostiary.server.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.server.local.events.EventLog;

/// The local pages over an API that answers with markup.
abstract class LocalPagesSetup {
    static final SagaPages SAGAS = new SagaPages(List.of(), URI.create("http://127.0.0.1:9"));
    static final EventPages EVENTS = new EventPages(
            URI.create("http://localhost:8080"),
            new EventLog(),
            URI.create("http://127.0.0.1:9324"),
            "https://sqs.eu-central-1.amazonaws.com/000000000000/ostiary-events");

    static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";
    private static final String EVIL_JSON = "\"" + EVIL.replace("\"", "\\\"") + "\"";
    static final ObjectMapper JSON = new ObjectMapper();
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final Mailbox mailbox = new Mailbox(() -> now);

    final LocalPages pages = new LocalPages(
            URI.create("http://localhost:8080"), mailbox, () -> now, EVENTS, SAGAS, LocalPagesSetup::api);

    Response ask(String method, String path) {
        return ask(method, path, Map.of());
    }

    Response ask(String method, String path, Map<String, String> headers) {
        return pages.handle(new Request(method, path, headers, Map.of(), Body.EMPTY, "127.0.0.1", "id"));
    }

    private static Response api(Request request) {
        return switch (request.path()) {
            case "/.well-known/jwks.json" ->
                Response.json(200, "{\"keys\":[{\"kid\":\"first\",\"alg\":\"RS256\"},{\"kid\":" + EVIL_JSON + "}]}");
            case "/.well-known/openid-configuration" ->
                Response.json(
                        200,
                        "{\"issuer\":\"http://localhost:8080\",\"jwks_uri\":\"http://localhost:8080/keys\",\"none\":[],"
                                + "\"elsewhere\":\"javascript:alert(1)\",\"scopes\":[\"account\"," + EVIL_JSON + "]}");
            default -> Response.json(404, "{}");
        };
    }
}
