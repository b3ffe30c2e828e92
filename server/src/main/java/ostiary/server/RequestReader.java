package ostiary.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;
import ostiary.blueprint.Api;
import ostiary.edge.Body;
import ostiary.edge.Request;

/// Converts Jetty's request to the service's own.
final class RequestReader {
    private RequestReader() {}

    /// Whether a proxy in between may have seen another end of the request, or none: HTTP/1.0 has no transfer coding
    /// (RFC 9112 §6.1), and a tunnel has no end (RFC 9110 §9.3.6). Its connection can't be used again.
    static boolean isFramedInDoubt(org.eclipse.jetty.server.Request request) {
        boolean isOld = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0;
        boolean isCoded = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        return (isOld && isCoded) || HttpMethod.CONNECT.is(request.getMethod());
    }

    /// Empty if the path or the query can be understood in more than one way.
    ///
    /// @param mostForABody ends the connection when the body takes longer
    /// @throws IOException when the body does not come in time
    static Optional<Request> read(org.eclipse.jetty.server.Request request, Duration mostForABody) throws IOException {
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
                body(request, mostForABody),
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
    private static Body body(org.eclipse.jetty.server.Request request, Duration most) throws IOException {
        var late = request.getComponents()
                .getScheduler()
                .schedule(() -> hangUp(request), most.toMillis(), TimeUnit.MILLISECONDS);
        try (var body = Content.Source.asInputStream(request)) {
            return Body.of(body.readNBytes(Api.MAX_BODY_BYTES + 1));
        } finally {
            late.cancel();
        }
    }

    private static void hangUp(org.eclipse.jetty.server.Request request) {
        request.getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new TimeoutException("The body does not come in time"));
    }
}
