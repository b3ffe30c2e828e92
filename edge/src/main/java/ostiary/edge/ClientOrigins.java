package ostiary.edge;

import java.util.Set;
import ostiary.blueprint.Cors;
import ostiary.core.client.RegisteredClient;

/// Which web page may read an answer to a client: one of an origin that is registered of it
/// (<https://fetch.spec.whatwg.org/#http-cors-protocol>). No answer is for a page's cookies.
final class ClientOrigins {
    private ClientOrigins() {}

    /// The same response, for scripts of the client's pages to read; others still can't.
    static Response show(Request request, RegisteredClient client, Response response) {
        return show(request, client.origins(), response);
    }

    /// @param origins those of the client
    static Response show(Request request, Set<String> origins, Response response) {
        return request.header("origin")
                .filter(origins::contains)
                .map(origin -> response.with("access-control-allow-origin", origin)
                        .with("access-control-expose-headers", String.join(",", Cors.EXPOSED_HEADERS))
                        .with("vary", "Origin"))
                .orElse(response);
    }
}
