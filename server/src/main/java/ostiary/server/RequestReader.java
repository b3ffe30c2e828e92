package ostiary.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;
import ostiary.blueprint.Api;
import ostiary.edge.Body;
import ostiary.edge.Request;

/// Converts Jetty's request to the service's own.
final class RequestReader {
    private RequestReader() {}

    /// Empty if the path or the query can be understood in more than one way.
    ///
    /// @throws IOException when the body does not come in time
    static Optional<Request> read(org.eclipse.jetty.server.Request request) throws IOException {
        var path = path(request.getHttpURI());
        var query = query(request);
        if (path.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Request(
                request.getMethod(),
                path.get(),
                headers(request),
                query.get(),
                body(request),
                peer(request),
                UUID.randomUUID().toString()));
    }

    /// The address alone: Jetty puts brackets around one of IPv6, and the JDK the interface that it was seen on.
    private static String peer(org.eclipse.jetty.server.Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress().getHostAddress().replaceFirst("%.*", "")
                : "unknown";
    }

    /// Decodes the path and does no more: a path in which Jetty would also resolve `..` or cut off `;x` is refused.
    private static Optional<String> path(HttpURI uri) {
        var decoded = URLDecoder.decode(uri.getPath().replace("+", "%2B"), UTF_8);
        return Optional.of(decoded).filter(path -> path.equals(uri.getDecodedPath()));
    }

    private static Optional<Map<String, List<String>>> query(org.eclipse.jetty.server.Request request) {
        try {
            return Optional.of(org.eclipse.jetty.server.Request.extractQueryParameters(request, UTF_8).stream()
                    .collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValues)));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, String> headers(org.eclipse.jetty.server.Request request) {
        var headers = new HashMap<String, String>();
        request.getHeaders().forEach(field -> {
            var name = field.getName().toLowerCase(Locale.ROOT);
            var between = name.equals("cookie") ? "; " : ", ";
            headers.merge(
                    name, Optional.ofNullable(field.getValue()).orElse(""), (first, next) -> first + between + next);
        });
        return headers;
    }

    /// Reads the body. Of one that is too long, it reads only enough to show that.
    private static Body body(org.eclipse.jetty.server.Request request) throws IOException {
        try (var body = Content.Source.asInputStream(request)) {
            return Body.of(body.readNBytes(Api.MAX_BODY_BYTES + 1));
        }
    }
}
