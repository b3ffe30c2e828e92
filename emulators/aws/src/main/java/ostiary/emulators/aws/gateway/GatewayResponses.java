package ostiary.emulators.aws.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.emulators.aws.stack.Resource;

/// The error responses that a REST API generates itself, with the template's customizations
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html>).
final class GatewayResponses {
    private static final String HEADER = "gatewayresponse.header.";
    private static final String JSON = "application/json";

    private final Map<String, Custom> customs = new HashMap<>();

    private record Custom(Optional<Integer> status, Map<String, String> headers, Optional<String> template) {}

    GatewayResponses(List<Resource> resources) {
        for (var each : resources) {
            var own = new TreeMap<String, String>();
            each.textsByName("ResponseParameters")
                    .forEach((name, value) ->
                            own.put(name.substring(HEADER.length()).toLowerCase(Locale.ROOT), literal(value)));
            var custom = new Custom(
                    each.optional("StatusCode").map(Integer::valueOf),
                    own,
                    Optional.ofNullable(each.textsByName("ResponseTemplates").get(JSON)));
            if (customs.put(each.text("ResponseType"), custom) != null) {
                throw new IllegalArgumentException("two responses are for " + each.text("ResponseType"));
            }
        }
    }

    ApiResponse of(Verdict.Refused refused, String requestId) {
        var type = switch (refused.status()) {
            case 401 -> "UNAUTHORIZED";
            case 403 -> "ACCESS_DENIED";
            default -> "AUTHORIZER_FAILURE";
        };
        return of(type, refused.status(), refused.message(), requestId);
    }

    /// The answer as the default of its kind says, status included, unless the type is customized for itself.
    ///
    /// @param status unless the template says another
    /// @param message unless the template has a body
    ApiResponse of(String type, int status, String message, String requestId) {
        var kind = status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
        var custom = Optional.ofNullable(customs.get(type)).or(() -> Optional.ofNullable(customs.get(kind)));
        var plain = ApiResponse.message(status, message);
        if (custom.isEmpty()) {
            return plain;
        }
        var headers = new TreeMap<>(plain.headers());
        headers.putAll(custom.get().headers());
        var body = custom.get().template().map(template -> template.replace("$context.requestId", requestId));
        return new ApiResponse(
                custom.get().status().orElse(status), headers, List.of(), body.orElse(plain.body()), false);
    }

    /// Unquotes a static value. Mapping expressions are not modelled.
    static String literal(String expression) {
        if (!expression.matches("'.*'")) {
            throw new IllegalArgumentException("the model has no expression " + expression);
        }
        return expression.substring(1, expression.length() - 1);
    }
}
