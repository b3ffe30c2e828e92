package ostiary.server.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import ostiary.blueprint.Route;
import ostiary.edge.Body;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.server.json.JsonTree;

/// The API of this process, asked by its own pages.
record OwnApi(Endpoint api) {
    /// The JSON that a route answers.
    ///
    /// @param cause the request to the page
    Map<?, ?> ask(Request cause, Route route, Map<String, String> headers, String body) {
        var asked = new Request(
                route.method().name(),
                route.path(),
                headers,
                Map.of(),
                Body.of(body),
                cause.sourceIp(),
                cause.requestId());
        try {
            return (Map<?, ?>) JsonTree.parse(api.handle(asked).body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
