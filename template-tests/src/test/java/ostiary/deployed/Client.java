package ostiary.deployed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// An app that calls the API.
final class Client {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Longer than a function may take to start: whoever waits for one that can't is told why.
    static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Pattern TOKEN = Pattern.compile("\"(?:access|refresh)_token\":\"([^\"]+)\"");

    /// Every token that any client was given.
    private static final Set<String> TOKENS = ConcurrentHashMap.newKeySet();

    private final URI api;

    /// @param body as text; JSON, if the answer has one at all
    record Answer(int status, String body, HttpResponse<String> raw) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException noJson) {
                throw new AssertionError("no JSON: " + body, noJson);
            }
        }

        String text(String field) {
            return json().required(field).asText();
        }
    }

    Client(URI api) {
        this.api = api;
    }

    /// Counts what a client was told otherwise among the tokens.
    static void told(String secret) {
        TOKENS.add(secret);
    }

    static Set<String> tokens() {
        return Set.copyOf(TOKENS);
    }

    Answer post(String path, String json) {
        return send(request(path).header("content-type", "application/json"), "POST", BodyPublishers.ofString(json));
    }

    /// With an access token.
    Answer post(String path, String json, String token) {
        return send(
                request(path).header("content-type", "application/json").header("authorization", "Bearer " + token),
                "POST",
                BodyPublishers.ofString(json));
    }

    /// A JSON object by `PATCH`, with an access token.
    Answer change(String path, String json, String token) {
        return send(
                request(path).header("content-type", "application/json").header("authorization", "Bearer " + token),
                "PATCH",
                BodyPublishers.ofString(json));
    }

    /// A merge patch, with an access token.
    Answer patch(String path, String json, String token) {
        return send(
                request(path)
                        .header("content-type", "application/merge-patch+json")
                        .header("authorization", "Bearer " + token),
                "PATCH",
                BodyPublishers.ofString(json));
    }

    Answer postForm(String path, String form) {
        return send(
                request(path).header("content-type", "application/x-www-form-urlencoded"),
                "POST",
                BodyPublishers.ofString(form));
    }

    /// As a browser does: with its cookies, and without going where it is sent.
    ///
    /// @param form empty for a `GET`
    Answer browse(String path, String cookies, String form) {
        var request = request(path).header("accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header("cookie", cookies);
        }
        return form.isEmpty()
                ? send(request, "GET", BodyPublishers.noBody())
                : send(
                        request.header("content-type", "application/x-www-form-urlencoded"),
                        "POST",
                        BodyPublishers.ofString(form));
    }

    Answer refresh(String token) {
        return post("/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }

    Answer get(String path) {
        return send(request(path), "GET", BodyPublishers.noBody());
    }

    /// With an access token.
    Answer get(String path, String token) {
        return getAs(path, "Bearer " + token);
    }

    /// With an access token, by a script of a page of this origin.
    Answer getFrom(String origin, String path, String token) {
        var request = request(path).header("origin", origin).header("authorization", "Bearer " + token);
        return send(request, "GET", BodyPublishers.noBody());
    }

    /// With an `Authorization` header.
    Answer getAs(String path, String authorization) {
        return send(request(path).header("authorization", authorization), "GET", BodyPublishers.noBody());
    }

    Answer delete(String path, String token) {
        return send(request(path).header("authorization", "Bearer " + token), "DELETE", BodyPublishers.noBody());
    }

    /// With an access token, or without one where it is empty; and without a body.
    Answer send(String method, String path, String token) {
        var request = request(path);
        return send(
                token.isEmpty() ? request : request.header("authorization", "Bearer " + token),
                method,
                BodyPublishers.noBody());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE);
    }

    private static Answer send(HttpRequest.Builder request, String method, BodyPublisher body) {
        try {
            var response = HTTP.send(request.method(method, body).build(), BodyHandlers.ofString());
            TOKEN.matcher(response.body()).results().forEach(token -> TOKENS.add(token.group(1)));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
