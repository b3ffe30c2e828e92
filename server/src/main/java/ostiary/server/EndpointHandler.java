package ostiary.server;

import java.io.IOException;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import ostiary.edge.Endpoint;
import ostiary.edge.JsonObject;
import ostiary.edge.Response;

/// Between Jetty and an [Endpoint].
final class EndpointHandler extends Handler.Abstract {
    private final Endpoint endpoint;

    EndpointHandler(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        write(answer(request), response, callback);
        return true;
    }

    private Response answer(org.eclipse.jetty.server.Request request) {
        try {
            return RequestReader.read(request)
                    .map(endpoint::handle)
                    .orElseGet(() -> refusal(HttpStatus.BAD_REQUEST_400));
        } catch (IOException lateOrGone) {
            return refusal(HttpStatus.REQUEST_TIMEOUT_408);
        }
    }

    /// A refusal of the front door itself, before any function was asked; in the words of API Gateway.
    static Response refusal(int status) {
        var headers = new TreeMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("cache-control", "no-store");
        return new Response(
                status,
                headers,
                new JsonObject().put("message", HttpStatus.getMessage(status)).text());
    }

    /// What Jetty refuses by itself: requests that are malformed, ambiguous or too long.
    static boolean writeRefusal(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        write(refusal(response.getStatus()), response, callback);
        return true;
    }

    private static void write(Response answer, org.eclipse.jetty.server.Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        answer.cookies().forEach(cookie -> response.getHeaders().add("set-cookie", cookie.header()));
        Content.Sink.write(response, true, answer.body(), callback);
    }
}
