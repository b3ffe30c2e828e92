package ostiary.functions.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ostiary.edge.Response;
import ostiary.edge.SetCookie;

/// The format in which a front door expects a response.
///
/// The formats differ in how they represent several cookies. A load balancer whose target group has no multi-value
/// headers accepts each header name once, and AWS documents no way to set two cookies there. Names that differ in case
/// are different names in JSON and the same name in HTTP, so each cookie gets a spelling of its own. Better enable
/// multi-value headers.
public enum ResponseFormat {
    /// Payload format 2.0, with a separate member for cookies
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html>).
    HTTP_API,
    /// Payload format 1.0, where `multiValueHeaders` is merged with `headers`
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html>).
    REST_API,
    /// Each header once, and the reason phrase (RFC 9112 §4)
    /// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html>).
    LOAD_BALANCER,
    /// The load balancer's format with `lambda.multi_value_headers.enabled`: each header is an array.
    LOAD_BALANCER_MULTI_VALUE;

    private static final String SET_COOKIE = "set-cookie";

    /// Left out, since front doors compute it: the response to a `HEAD` has the length of a body that isn't sent.
    private static final String CONTENT_LENGTH = "content-length";

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Writes `response` as the function's result.
    public void write(Response response, OutputStream result) throws IOException {
        try (var json = FACTORY.createGenerator(result)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", response.status());
            switch (this) {
                case HTTP_API -> {
                    writeHeaders(response, json);
                    writeUnlessEmpty("cookies", cookies(response), json);
                }
                case REST_API -> {
                    writeHeaders(response, json);
                    writeMultiValueCookies(response, json);
                }
                case LOAD_BALANCER -> {
                    writeReason(response, json);
                    writeHeaders(response, json);
                }
                case LOAD_BALANCER_MULTI_VALUE -> {
                    writeReason(response, json);
                    writeArrays(response, json);
                }
            }
            json.writeStringField("body", response.body());
            json.writeBooleanField("isBase64Encoded", false);
            json.writeEndObject();
        }
    }

    private static void writeMultiValueCookies(Response response, JsonGenerator json) throws IOException {
        if (!response.cookies().isEmpty()) {
            json.writeObjectFieldStart("multiValueHeaders");
            writeUnlessEmpty(SET_COOKIE, cookies(response), json);
            json.writeEndObject();
        }
    }

    private static void writeReason(Response response, JsonGenerator json) throws IOException {
        json.writeStringField("statusDescription", (response.status() + " " + reason(response.status())).strip());
    }

    private void writeHeaders(Response response, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("headers");
        for (var header : headers(response).entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        if (this == LOAD_BALANCER) {
            var cookies = cookies(response);
            for (int i = 0; i < cookies.size(); i++) {
                json.writeStringField(spelling(i), cookies.get(i));
            }
        }
        json.writeEndObject();
    }

    private static void writeArrays(Response response, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("multiValueHeaders");
        for (var header : headers(response).entrySet()) {
            writeUnlessEmpty(header.getKey(), List.of(header.getValue()), json);
        }
        writeUnlessEmpty(SET_COOKIE, cookies(response), json);
        json.writeEndObject();
    }

    private static void writeUnlessEmpty(String name, List<String> values, JsonGenerator json) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    private static Map<String, String> headers(Response response) {
        var headers = new TreeMap<>(response.headers());
        headers.remove(CONTENT_LENGTH);
        return headers;
    }

    private static List<String> cookies(Response response) {
        return response.cookies().stream().map(SetCookie::header).toList();
    }

    /// Spells the name with the bits of `number` as capitals: `set-cookie`, `Set-cookie`, `sEt-cookie`.
    private static String spelling(int number) {
        var spelling = new StringBuilder(SET_COOKIE);
        int at = 0;
        for (int bits = number; bits != 0; bits >>= 1) {
            if (spelling.charAt(at) == '-') {
                at++;
            }
            if ((bits & 1) == 1) {
                spelling.setCharAt(at, Character.toUpperCase(spelling.charAt(at)));
            }
            at++;
        }
        return spelling.toString();
    }

    /// The reason phrases of RFC 9110 §15 for the statuses that this service sends.
    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 302 -> "Found";
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
