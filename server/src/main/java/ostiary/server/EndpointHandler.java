package ostiary.server;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import ostiary.edge.Endpoint;
import ostiary.edge.Response;

/// Adapts an [Endpoint] to Jetty.
final class EndpointHandler extends Handler.Abstract {
    /// A whole body may take this long to come, however small the pieces are.
    static final Duration MOST_FOR_A_BODY = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final Duration mostForABody;

    EndpointHandler(Endpoint endpoint) {
        this(endpoint, MOST_FOR_A_BODY);
    }

    EndpointHandler(Endpoint endpoint, Duration mostForABody) {
        this.endpoint = endpoint;
        this.mostForABody = mostForABody;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        write(answer(request), response, callback);
        return true;
    }

    private Response answer(org.eclipse.jetty.server.Request request) {
        if (RequestReader.isFramedInDoubt(request)) {
            return Refusal.of(HttpStatus.BAD_REQUEST_400).with("connection", "close");
        }
        try {
            return RequestReader.read(request, mostForABody)
                    .map(endpoint::handle)
                    .orElseGet(() -> Refusal.of(HttpStatus.BAD_REQUEST_400));
        } catch (IOException lateOrGone) {
            return Refusal.of(HttpStatus.REQUEST_TIMEOUT_408);
        }
    }

    /// Writes the response to requests that Jetty refuses itself: malformed, ambiguous or too long ones.
    static boolean writeRefusal(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        write(Refusal.of(response.getStatus()), response, callback);
        return true;
    }

    private static void write(Response answer, org.eclipse.jetty.server.Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        answer.cookies().forEach(cookie -> response.getHeaders().add("set-cookie", cookie.header()));
        Content.Sink.write(response, true, answer.body(), callback);
    }
}
