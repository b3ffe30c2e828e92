package ostiary.emulators.aws.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.emulators.lambda.Outcome;
import ostiary.emulators.lambda.Outcome.Answered;
import ostiary.emulators.lambda.Outcome.Crashed;
import ostiary.emulators.lambda.Outcome.Failed;
import ostiary.emulators.lambda.Outcome.TimedOut;

/// The response of an API.
///
/// @param body base64 if `base64` is true, otherwise plain text
record ApiResponse(int status, Map<String, String> headers, List<String> cookies, String body, boolean base64) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// An error response in API Gateway's format.
    static ApiResponse message(int status, String message) {
        return new ApiResponse(
                status,
                Map.of("content-type", "application/json"),
                List.of(),
                "{\"message\":\"" + message + "\"}",
                false);
    }

    static ApiResponse of(Outcome outcome) {
        return switch (outcome) {
            case Answered(var payload) -> read(payload);
            case Failed _, Crashed _ -> message(500, "Internal Server Error");
            case TimedOut() -> message(503, "Service Unavailable");
        };
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        cookies.forEach(cookie -> exchange.getResponseHeaders().add("set-cookie", cookie));
        var bytes = base64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// Rejects a payload without `statusCode`. An HTTP API would return such a payload as the body of a 200,
    /// which none of our functions intends.
    private static ApiResponse read(String payload) {
        try {
            var answer = JSON.readTree(payload);
            if (!answer.path("statusCode").isInt()) {
                return message(500, "Internal Server Error");
            }
            var headers = new TreeMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            // Payload format 2.0 has cookies beside the headers, 1.0 among those of several values.
            return new ApiResponse(
                    answer.get("statusCode").asInt(),
                    headers,
                    Stream.of(answer.path("cookies"), answer.at("/multiValueHeaders/set-cookie"))
                            .flatMap(cookies -> cookies.valueStream())
                            .map(cookie -> cookie.asText())
                            .toList(),
                    answer.path("body").asText(""),
                    answer.path("isBase64Encoded").asBoolean());
        } catch (JsonProcessingException notJson) {
            return message(500, "Internal Server Error");
        }
    }
}
