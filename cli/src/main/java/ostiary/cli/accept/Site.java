package ostiary.cli.accept;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import ostiary.blueprint.Route;
import ostiary.cli.aws.Tree;

/// The service, as its users reach it. Follows no redirect, so that a token goes to one address only.
final class Site implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Duration patience;

    /// @param patience after which an answer is late
    Site(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /// Calls a route that takes a body.
    Answer post(Route route, Map<String, String> body) {
        var request = request(route.path())
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(json(body)));
        return send(request, route.key());
    }

    /// Calls a route that takes none.
    ///
    /// @param token empty for a call without one
    Answer call(Route route, String token) {
        return call(route.method().name(), address.resolve(route.path()), token, route.key());
    }

    /// Calls any other address.
    Answer call(String method, URI other, String token, String name) {
        var request = HttpRequest.newBuilder(other).timeout(patience);
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return send(request.method(method, BodyPublishers.noBody()), name);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(patience);
    }

    private Answer send(HttpRequest.Builder request, String name) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            var type = response.headers().firstValue("content-type").orElse("");
            return new Answer(response.statusCode(), type, body(response));
        } catch (HttpTimeoutException late) {
            throw new RefutedException(name + " has no answer within " + patience.toSeconds() + " s");
        } catch (IOException none) {
            throw new RefutedException(
                    name + " has no answer: " + none.getClass().getSimpleName());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new RefutedException("interrupted");
        }
    }

    private static Tree body(HttpResponse<byte[]> response) {
        try {
            return Tree.ofJson(response.body());
        } catch (IOException noJson) {
            return new Tree("", Map.of());
        }
    }

    private static String json(Map<String, String> members) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (var member : members.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
