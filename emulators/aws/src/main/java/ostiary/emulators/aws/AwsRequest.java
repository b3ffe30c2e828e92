package ostiary.emulators.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// What an AWS SDK sends.
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

    /// Nothing, if it is no JSON: the service that gets it will miss what it needs.
    private static JsonNode json(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }

    /// Such as `POST /v2/email/outbound-emails`.
    public String line() {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    /// Empty if it has none.
    public String header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /// What an AWS JSON request asks for, such as `GetItem`; only if it is of this version of the API.
    public String operation(String api) {
        var target = header("X-Amz-Target");
        if (!target.startsWith(api + ".")) {
            throw new UnmodelledException(line() + " with target '" + target + "'");
        }
        return target.substring(api.length() + 1);
    }

    /// As it was sent.
    public byte[] body() {
        return body;
    }

    /// The body; a missing node if that is no JSON.
    public JsonNode json() {
        return json;
    }

    /// A member that must be there.
    public JsonNode required(String member) {
        return Optional.ofNullable(json.get(member))
                .orElseThrow(() -> new AwsFailure(400, "ValidationException", "no " + member));
    }

    /// A member that may be missing.
    public Optional<String> text(String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }

    /// Stops at what could change the meaning of the request unseen.
    public static void onlyHas(JsonNode object, Set<String> members) {
        object.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new UnmodelledException("request member " + name);
            }
        });
    }
}
