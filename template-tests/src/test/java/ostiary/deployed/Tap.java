package ostiary.deployed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// A client that keeps all it sent and all it was answered, from an address of its own, so that its failures are not
/// counted as anybody else's.
final class Tap implements AutoCloseable {
    private final URI api;
    private final HttpClient http;
    private final Queue<String> traffic = new ConcurrentLinkedQueue<>();

    /// @param lastByte of the loopback address
    Tap(URI api, int lastByte) {
        this.api = api;
        this.http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0." + lastByte))
                .build();
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send(
                "POST",
                path,
                json,
                Stream.concat(Stream.of("content-type", "application/json"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(Client.PATIENCE)
                .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        traffic.add(method + " " + path + " " + String.join(" ", headers) + " " + body);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            traffic.add(response.body());
            return response;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Adds a text that came or went by another way.
    void add(String other) {
        traffic.add(other);
    }

    List<String> traffic() {
        return List.copyOf(traffic);
    }

    @Override
    public void close() {
        http.close();
    }
}
