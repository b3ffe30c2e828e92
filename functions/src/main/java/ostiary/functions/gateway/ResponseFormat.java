package ostiary.functions.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import ostiary.edge.Response;

/// How a front door wants to be answered.
public enum ResponseFormat {
    /// Both payload formats: `statusCode`, `headers`, `body`.
    API_GATEWAY,
    /// The same, and the reason phrase (RFC 9112 §4).
    LOAD_BALANCER,
    /// Each header an array.
    LOAD_BALANCER_MULTI_VALUE;

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Writes `response` as the function's result.
    public void write(Response response, OutputStream result) throws IOException {
        try (var json = FACTORY.createGenerator(result)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.status());
            if (this != API_GATEWAY) {
                json.writeStringField(
                        "statusDescription", (response.status() + " " + reason(response.status())).strip());
            }
            writeHeaders(response, json);
            json.writeStringField("body", response.body());
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }

    private void writeHeaders(Response response, JsonGenerator json) throws IOException {
        boolean arrays = this == LOAD_BALANCER_MULTI_VALUE;
        json.writeObjectFieldStart(arrays ? "multiValueHeaders" : "headers");
        for (var header : response.headers().entrySet()) {
            if (arrays) {
                json.writeArrayFieldStart(header.getKey());
                json.writeString(header.getValue());
                json.writeEndArray();
            } else {
                json.writeStringField(header.getKey(), header.getValue());
            }
        }
        json.writeEndObject();
    }

    /// RFC 9110 §15, as far as this service answers.
    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 303 -> "See Other";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "";
        };
    }
}
