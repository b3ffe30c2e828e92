package ostiary.emulators.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A request from an AWS SDK.
public final class AwsRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpExchange exchange;
    private final byte[] body;
    private final JsonNode json;

    private AwsRequest(HttpExchange exchange, byte[] body, JsonNode json) {
        this.exchange = exchange;
        this.body = body;
        this.json = json;
    }

    static AwsRequest read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        return new AwsRequest(exchange, body, json(body));
    }

    /// Returns a missing node if the body is not JSON; the service then rejects the
    /// request for its missing members.
    private static JsonNode json(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }

    /// The method and URI, such as `POST /v2/email/outbound-emails`.
    public String line() {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    /// Such as `GET`.
    public String method() {
        return exchange.getRequestMethod();
    }

    /// The path of the URI, decoded.
    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /// The parameters of the URI's query, decoded.
    public Map<String, String> query() {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return fields(query);
    }

    /// The first value of a header, or an empty string.
    public String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /// The id of the access key that the request is signed with; empty if it is not signed.
    public Optional<String> accessKeyId() {
        return CredentialScope.of(this).map(CredentialScope::accessKeyId);
    }

    /// The operation of an AWS JSON request, such as `GetItem`.
    ///
    /// @param api the API version that the `X-Amz-Target` header must name, such as `DynamoDB_20120810`
    /// @throws UnmodelledException if it names another
    public String operation(String api) {
        var target = header("X-Amz-Target");
        if (!target.startsWith(api + ".")) {
            throw new UnmodelledException(line() + " with target '" + target + "'");
        }
        return target.substring(api.length() + 1);
    }

    /// The fields of a form, as services are asked by that have no JSON.
    public Map<String, String> form() {
        return fields(new String(body, UTF_8));
    }

    private static Map<String, String> fields(String text) {
        var fields = new TreeMap<String, String>();
        for (var field : text.split("&", -1)) {
            int end = field.indexOf('=');
            if (end > 0) {
                fields.put(decoded(field.substring(0, end)), decoded(field.substring(end + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /// The raw body.
    public byte[] body() {
        return body;
    }

    /// The body as JSON, or a missing node if it is not JSON.
    public JsonNode json() {
        return json;
    }

    /// Returns a mandatory member of the body.
    ///
    /// @throws AwsFailure if it is absent
    public JsonNode required(String member) {
        return Optional.ofNullable(json.get(member))
                .orElseThrow(() -> new AwsFailure(400, "ValidationException", "no " + member));
    }

    /// Returns an optional text member of the body.
    public Optional<String> text(String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }

    /// Rejects members that the emulator does not implement. To ignore one could change the meaning of the request.
    ///
    /// @throws UnmodelledException if `object` has a member outside `members`
    public static void onlyHas(JsonNode object, Set<String> members) {
        object.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new UnmodelledException("request member " + name);
            }
        });
    }
}
