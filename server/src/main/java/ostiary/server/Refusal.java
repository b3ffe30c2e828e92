package ostiary.server;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import ostiary.edge.Body;
import ostiary.edge.Problem;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// The front door's answer to a request that no endpoint gets to see. It tells the client as much as the
/// service's own problems do, and nothing of the server behind it.
final class Refusal {
    /// How long a server that ends may take to be there again.
    private static final Duration RESTART = Duration.ofSeconds(1);

    private Refusal() {}

    /// A refusal for the reason that a status of HTTP gives. One without a problem of its own becomes 400: then it is
    /// about what the client sent, as with another version of HTTP.
    static Response of(int status) {
        var request = unreadable();
        return switch (status) {
            case 408 -> Problem.REQUEST_TIMEOUT.response(request);
            case 413 -> Problem.PAYLOAD_TOO_LARGE.response(request);
            case 414, 431 -> Problem.HEADERS_TOO_LARGE.response(request);
            case 421 -> Problem.MISDIRECTED_REQUEST.response(request);
            case 500 -> Problem.INTERNAL_ERROR.response(request);
            case 503 -> Problem.UNAVAILABLE.response(request, RESTART);
            default -> Problem.INVALID_REQUEST.response(request, "detail", "can be read in more than one way, or none");
        };
    }

    private static Request unreadable() {
        var id = UUID.randomUUID().toString();
        return new Request("", "", Map.of(), Map.of(), Body.EMPTY, "", id);
    }
}
