package ostiary.emulators.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/// A response from an emulated AWS service.
public final class AwsAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /// Creates a response as it goes on the wire; the headers include the content type.
    public AwsAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// A 200 response with a JSON body.
    public static AwsAnswer ok(String contentType, JsonNode body) {
        return new AwsAnswer(
                200, Map.of("Content-Type", contentType), body.toString().getBytes(UTF_8));
    }

    /// A response in XML, as a service gives it that is asked by forms.
    public static AwsAnswer xml(int status, String body) {
        return new AwsAnswer(status, Map.of("Content-Type", "text/xml"), body.getBytes(UTF_8));
    }

    int status() {
        return status;
    }

    /// Sends the response with a request id, which every AWS response carries.
    void writeTo(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
