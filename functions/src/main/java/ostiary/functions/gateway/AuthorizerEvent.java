package ostiary.functions.gateway;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ostiary.blueprint.RouteScopes;
import ostiary.blueprint.WarmUp;

/// The event that an API sends to its Lambda authorizer.
///
/// @param presented the access token. One in the URL is ignored (RFC 9700 §4.3.2)
/// @param arn the ARN of the requested route
/// @param payload2 whether the API is an HTTP API with payload format 2.0, the only one with simple responses
/// @param need the scope that the team that owns the API requires for the route
public record AuthorizerEvent(PresentedToken presented, String arn, boolean payload2, RequiredScope need) {

    private static final Set<String> ASKED = Set.of(
            "type",
            "version",
            "methodArn",
            "routeArn",
            "routeKey",
            "resource",
            "httpMethod",
            "authorizationToken",
            "headers",
            "multiValueHeaders",
            "stageVariables",
            WarmUp.MEMBER);

    /// Reads the three kinds of event: `TOKEN` of a REST API, `REQUEST` of a REST, HTTP or WebSocket API in payload
    /// format 1.0, `REQUEST` of an HTTP API in payload format 2.0. Empty for a warm-up, which wants no answer.
    ///
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html>,
    /// <https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html>
    ///
    /// @throws MalformedEventException for everything else
    public static Optional<AuthorizerEvent> read(InputStream json) {
        var event = EventReader.read(json, ASKED::contains);
        return WarmUpEvent.is(event) ? Optional.empty() : Optional.of(ofAnApi(event));
    }

    private static AuthorizerEvent ofAnApi(EventObject event) {
        return switch (event.text("type").orElse("")) {
            case "TOKEN" ->
                new AuthorizerEvent(
                        PresentedToken.in(event.text("authorizationToken")),
                        event.requiredText("methodArn"),
                        false,
                        new RequiredScope.Unsaid());
            case "REQUEST" -> {
                boolean payload2 = event.text("version").orElse("").equals("2.0");
                var arn = event.requiredText(payload2 ? "routeArn" : "methodArn");
                yield new AuthorizerEvent(presented(event, arn), arn, payload2, need(event, arn));
            }
            default -> throw new MalformedEventException("the event is not one of an API's authorizer");
        };
    }

    private static PresentedToken presented(EventObject event, String arn) {
        var headers = EventHeaders.of(event);
        return isHandshake(event, arn)
                ? PresentedToken.inHandshake(headers)
                : PresentedToken.in(Optional.ofNullable(headers.get("authorization")));
    }

    /// A WebSocket API has its route in the ARN only. In the ARN of a REST API a path may end like that, too.
    private static boolean isHandshake(EventObject event, String arn) {
        return arn.endsWith("/$connect") && !event.has("routeKey") && !event.has("resource");
    }

    private static RequiredScope need(EventObject event, String arn) {
        if (!RouteScopes.areIn(event.object("stageVariables")::text)) {
            return new RequiredScope.Unsaid();
        }
        try {
            return new RequiredScope.Of(scope(event, arn));
        } catch (IllegalArgumentException notOurs) {
            throw new MalformedEventException("the stage variables name no scopes of routes");
        }
    }

    /// Finds the scope by the route as the API's owner spells it, `GET /orders/{id}`, not by the client's path. A
    /// REST API does not say whether `ANY` has matched.
    private static Optional<String> scope(EventObject event, String arn) {
        Function<String, Optional<String>> variables = event.object("stageVariables")::text;
        if (event.has("routeKey")) {
            return RouteScopes.scopeOf(event.requiredText("routeKey"), variables);
        }
        if (event.has("resource")) {
            var path = " " + event.requiredText("resource");
            return RouteScopes.scopeOf(event.requiredText("httpMethod") + path, variables)
                    .or(() -> RouteScopes.scopeOf("ANY" + path, variables));
        }
        if (isHandshake(event, arn)) {
            return RouteScopes.scopeOf("$connect", variables);
        }
        throw new MalformedEventException("the event names no route");
    }

    /// The access token; empty if there is none, or more than one.
    public Optional<String> token() {
        return presented.token();
    }

    @Override
    public String toString() {
        return "AuthorizerEvent " + arn;
    }
}
