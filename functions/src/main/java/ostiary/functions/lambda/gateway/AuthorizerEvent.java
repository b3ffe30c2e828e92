package ostiary.functions.lambda.gateway;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/// What an API asks its Lambda authorizer.
///
/// @param authorization the `Authorization` header. A token in the URL is not looked at (RFC 9700 §4.3.2)
/// @param arn of the route that is asked for
/// @param payload2 whether it is an HTTP API with payload format 2.0, the one that knows simple responses
public record AuthorizerEvent(Optional<String> authorization, String arn, boolean payload2) {

    private static final Set<String> ASKED =
            Set.of("type", "version", "methodArn", "routeArn", "authorizationToken", "headers", "multiValueHeaders");

    /// Reads the three shapes there are: `TOKEN` of a REST API, `REQUEST` of a REST, HTTP or WebSocket API in payload
    /// format 1.0, `REQUEST` of an HTTP API in payload format 2.0.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html>,
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>
    ///
    /// @throws MalformedEventException for everything else
    public static AuthorizerEvent read(InputStream json) {
        var event = EventReader.read(json, ASKED::contains);
        return switch (event.text("type").orElse("")) {
            case "TOKEN" ->
                new AuthorizerEvent(event.text("authorizationToken"), event.requiredText("methodArn"), false);
            case "REQUEST" -> {
                boolean payload2 = event.text("version").orElse("").equals("2.0");
                yield new AuthorizerEvent(
                        Optional.ofNullable(EventHeaders.of(event).get("authorization")),
                        event.requiredText(payload2 ? "routeArn" : "methodArn"),
                        payload2);
            }
            default -> throw new MalformedEventException("the event is not one of an API's authorizer");
        };
    }

    @Override
    public String toString() {
        return "AuthorizerEvent " + arn;
    }
}
