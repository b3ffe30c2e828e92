package ostiary.emulators.aws.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ostiary.emulators.aws.stack.Resource;

/// The error responses that a REST API generates itself, with the template's customizations
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html>).
final class GatewayResponses {
    private static final String HEADER = "gatewayresponse.header.";

    private final Map<String, Map<String, String>> headers = new HashMap<>();

    GatewayResponses(List<Resource> resources) {
        for (var each : resources) {
            var own = new TreeMap<String, String>();
            each.textsByName("ResponseParameters")
                    .forEach((name, value) -> own.put(name.substring(HEADER.length()), literal(value)));
            if (headers.put(each.text("ResponseType"), own) != null) {
                throw new IllegalArgumentException("two responses are for " + each.text("ResponseType"));
            }
        }
    }

    ApiResponse of(Verdict.Refused refused) {
        var type = switch (refused.status()) {
            case 401 -> "UNAUTHORIZED";
            case 403 -> "ACCESS_DENIED";
            default -> "AUTHORIZER_FAILURE";
        };
        var plain = ApiResponse.message(refused.status(), refused.message());
        var all = new TreeMap<>(plain.headers());
        all.putAll(headers.getOrDefault(type, Map.of()));
        return new ApiResponse(plain.status(), all, List.of(), plain.body(), false);
    }

    /// Unquotes a static value. Mapping expressions are not modelled.
    static String literal(String expression) {
        if (!expression.matches("'.*'")) {
            throw new IllegalArgumentException("the model has no expression " + expression);
        }
        return expression.substring(1, expression.length() - 1);
    }
}
