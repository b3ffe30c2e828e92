package ostiary.deployed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

/// How a WebSocket begins.
final class Handshake {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Handshake() {}

    /// The status that the server answers to an access token, or to none where it is empty: 101 if there is a
    /// connection.
    static int status(URI address, String token) {
        var builder = HTTP.newWebSocketBuilder();
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        return status(builder, address);
    }

    /// The same, for a client that offers `ostiary` and, after it, the token, and has another in a header where
    /// `bearer` isn't empty.
    static int statusOfSubprotocol(URI address, String token, String bearer) {
        var builder = HTTP.newWebSocketBuilder().subprotocols("ostiary", token);
        if (!bearer.isEmpty()) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        return status(builder, address);
    }

    private static int status(WebSocket.Builder builder, URI address) {
        try {
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
