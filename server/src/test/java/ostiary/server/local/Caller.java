package ostiary.server.local;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.Route;
import ostiary.edge.Problem;
import ostiary.server.local.openapi.Answer;

/// Calls routes of a service, and keeps what they answer.
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI service;
    private final List<Exchange> exchanges;

    /// Adds to `exchanges`.
    Caller(URI service, List<Exchange> exchanges) {
        this.service = service;
        this.exchanges = exchanges;
    }

    URI service() {
        return service;
    }

    /// Sends a JSON body.
    JsonNode send(Route route, Map<String, String> members) throws IOException, InterruptedException {
        return send(route, json(members), "content-type", "application/json");
    }

    static String json(Map<String, String> members) throws IOException {
        return JSON.writeValueAsString(members);
    }

    /// Asks with an access token, if it isn't empty.
    JsonNode ask(Route route, String accessToken) throws IOException, InterruptedException {
        return accessToken.isEmpty() ? send(route, "") : send(route, "", "authorization", "Bearer " + accessToken);
    }

    JsonNode send(Route route, String body, String... headers) throws IOException, InterruptedException {
        return sendTo(route, route.path().replace("{id}", "x"), body, headers);
    }

    /// Sends anything.
    ///
    /// @param target the path as it is, and a query
    JsonNode sendTo(Route route, String target, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(target))
                .method(
                        route.method().name(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var answer = answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        exchanges.add(new Exchange(route, answer));
        return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
    }

    /// Repeats a call until a limit answers it: after `most` calls, or up to as many again where a new window of time
    /// begins among them.
    void overdo(int most, Call call) throws IOException, InterruptedException {
        int refused = Problem.TOO_MANY_REQUESTS.status();
        for (int calls = 0; calls <= 2 * most; calls++) {
            call.make();
            if (exchanges.getLast().answer().status() == refused) {
                return;
            }
        }
    }

    /// One call of a route.
    @FunctionalInterface
    interface Call {
        void make() throws IOException, InterruptedException;
    }

    /// The code of the newest mail.
    String mailedCode() throws IOException, InterruptedException {
        var mails = HTTP.send(
                HttpRequest.newBuilder(service.resolve(LocalPages.MAIL_JSON)).build(), BodyHandlers.ofString());
        var newest = JSON.readTree(mails.body()).valueStream().toList().getLast();
        return newest.path("text")
                .asText()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{4}-[0-9]{4}"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no code in " + newest + " after " + exchanges.getLast().route() + ": "
                                + exchanges.getLast().answer()));
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().map().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue()))),
                response.body());
    }
}
