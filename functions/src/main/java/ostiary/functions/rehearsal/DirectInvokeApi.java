package ostiary.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.gateway.FlatJson;

/// Takes API Gateway's part for versions that it doesn't call yet: sends them the events of an HTTP API, and reads
/// their responses as it does.
public final class DirectInvokeApi implements FrontDoor {
    private static final String CONTEXT = "context.";

    private final VersionInvoker versions;

    public DirectInvokeApi(VersionInvoker versions) {
        this.versions = versions;
    }

    /// If a function fails, the gateway answers 500
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html>).
    @Override
    public Answer ask(Call call) {
        var result = versions.invoke(call.route().function(), RehearsalEvents.request(call));
        if (result.failed()) {
            return new Answer(500, Map.of("code", "function_failed"));
        }
        var answer = read(result.payload());
        var body = Optional.ofNullable(answer.get("body")).orElse("");
        return new Answer(
                Integer.parseInt(answer.getOrDefault("statusCode", "")), body.isEmpty() ? Map.of() : read(body));
    }

    @Override
    public Map<String, String> authorize(SyntheticUser by, String accessToken) {
        var result = versions.invoke(ServiceFunction.AUTHORIZER, RehearsalEvents.authorizer(by, accessToken));
        var answer = result.failed() ? Map.<String, String>of() : read(result.payload());
        var context = new HashMap<String, String>();
        if ("true".equals(answer.get("isAuthorized"))) {
            answer.forEach((name, value) -> {
                if (name.startsWith(CONTEXT)) {
                    context.put(name.substring(CONTEXT.length()), value);
                }
            });
        }
        return context;
    }

    private static Map<String, String> read(String json) {
        try {
            return FlatJson.read(new ByteArrayInputStream(json.getBytes(UTF_8))).members();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
