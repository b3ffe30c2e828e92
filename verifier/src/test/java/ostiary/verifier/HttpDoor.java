package ostiary.verifier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// A server on this machine that the verifier guards.
abstract class HttpDoor implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// @param challenge of the header `WWW-Authenticate`; empty if it is not there
    record Answer(int status, String challenge, String body) {}

    abstract int port();

    @Override
    public abstract void close();

    Answer ask(String... authorization) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/orders"));
        for (var value : authorization) {
            request.header("authorization", value);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("www-authenticate").orElse(""),
                answer.body());
    }
}
