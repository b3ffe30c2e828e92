package ostiary.cdk.protect;

import java.util.List;
import java.util.Optional;
import ostiary.blueprint.Api;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.lambda.CfnPermission;

/// Ostiary's authorizer for a team's own APIs: a revoked session is refused within 5 seconds plus the time for
/// which the gateway caches a result.
///
/// ```java
/// var ostiary = OstiaryAuthorizer.fromArn("arn:aws:lambda:eu-central-1:111122223333:function:…:live");
/// ostiary.protect(httpApi, scope("orders:read", "GET /orders"), open("GET /health"));
/// ```
///
/// Every route then requires a token, including routes added later, unless a [RouteRule] says otherwise. A missing
/// or invalid token gets 401, a valid one without the scope 403. The integration finds `sub`, `sid`, `client_id`,
/// `scope`, `roles` and `auth_time` in the authorizer context of the request.
public final class OstiaryAuthorizer {
    private static final String ARN =
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+:[A-Za-z0-9_-]+";

    /// <https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html>
    private static final Duration LONGEST = Duration.hours(1);

    private final String arn;
    private final Duration cache;
    private final Optional<List<String>> loginScopes;

    private OstiaryAuthorizer(String arn, Duration cache, Optional<List<String>> loginScopes) {
        this.arn = arn;
        this.cache = cache;
        this.loginScopes = loginScopes.map(List::copyOf);
    }

    /// The authorizer of an Ostiary in another stack of the same account and region.
    ///
    /// @param arn the stack's output `AuthorizerArn`
    /// @throws IllegalArgumentException if it is not the ARN of a function's alias
    public static OstiaryAuthorizer fromArn(String arn) {
        if (!Token.isUnresolved(arn) && !arn.matches(ARN)) {
            throw new IllegalArgumentException(
                    "the authorizer's ARN ends in its alias (the output AuthorizerArn of Ostiary's stack): " + arn);
        }
        return new OstiaryAuthorizer(arn, Duration.seconds(0), Optional.empty());
    }

    /// The ARN of the function's alias.
    public String arn() {
        return arn;
    }

    /// The same authorizer with a cache: gateways may reuse a result for `atMost`, and a revoked token is accepted
    /// for that long plus 5 seconds. Zero by default.
    ///
    /// @throws IllegalArgumentException for more than an hour
    public OstiaryAuthorizer cachedFor(Duration atMost) {
        if (atMost.toSeconds().doubleValue() > LONGEST.toSeconds().doubleValue()) {
            throw new IllegalArgumentException("a gateway keeps an answer for an hour at most");
        }
        return new OstiaryAuthorizer(arn, atMost, loginScopes);
    }

    /// The same authorizer, which warns at synthesis of rules that no login satisfies.
    ///
    /// @param scopes that logins grant beside [Api#ACCOUNT_SCOPE]
    public OstiaryAuthorizer afterLoginsWith(List<String> scopes) {
        return new OstiaryAuthorizer(arn, cache, Optional.of(scopes));
    }

    /// Protects every route of an HTTP API.
    ///
    /// @throws IllegalArgumentException if two rules name one route, or the API is protected already
    public void protect(HttpApi api, RouteRule... rules) {
        protect(new ProtectedHttpApi(api), new RouteRules(rules));
    }

    /// Protects every method of a REST API, and makes its 401 and 403 readable for browser apps.
    ///
    /// @throws IllegalArgumentException as above, and if the API does not deploy itself
    public void protect(RestApi api, RouteRule... rules) {
        protect(new ProtectedRestApi(api), new RouteRules(rules));
    }

    /// Protects `$connect` of a WebSocket API. An open connection stays open, up to two hours,
    /// when its session is revoked.
    ///
    /// Browsers bring the token in the subprotocols `ostiary` and, after it, the token. The integration then finds
    /// `subprotocol` in the authorizer context, and must answer it in the header `Sec-WebSocket-Protocol`.
    ///
    /// @throws IllegalArgumentException if the API is protected already
    public void protect(WebSocketApi api) {
        protect(new ProtectedWebSocketApi(api), new RouteRules());
    }

    /// Protects `$connect` and requires `scope`.
    ///
    /// @throws IllegalArgumentException as above, and for a scope that a stage variable can't hold
    public void protect(WebSocketApi api, String scope) {
        protect(new ProtectedWebSocketApi(api), new RouteRules(RouteRule.scope(scope, ProtectedWebSocketApi.CONNECT)));
    }

    private void protect(ProtectedApi api, RouteRules rules) {
        loginScopes.ifPresent(granted -> warnOfScopes(api, rules, granted));
        var variables = rules.stageVariables();
        var protection = new Protection(api, rules);
        api.redeployFor(rules.said());
        var authorizer = api.authorizer(protection, uri(api), cache, variables.keySet());
        mayInvoke(protection, api, authorizer.getRef());
        protection.guard(authorizer, variables);
    }

    private static void warnOfScopes(ProtectedApi api, RouteRules rules, List<String> granted) {
        rules.scopes().stream()
                .filter(scope -> !scope.equals(Api.ACCOUNT_SCOPE) && !granted.contains(scope))
                .forEach(scope -> Annotations.of(api.construct())
                        .addWarningV2(
                                "ostiary:scope",
                                "No login grants the scope " + scope + ": unless it is in loginScopes or a registered"
                                        + " client may have it, these routes refuse all."));
    }

    /// Restricts the permission to this authorizer of this API.
    private void mayInvoke(Protection protection, ProtectedApi api, String authorizer) {
        CfnPermission.Builder.create(protection, "Permission")
                .functionName(arn)
                .action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com")
                .sourceArn(Arn.format(
                        ArnComponents.builder()
                                .service("execute-api")
                                .resource(api.id())
                                .resourceName("authorizers/" + authorizer)
                                .build(),
                        Stack.of(api.construct())))
                .build();
    }

    private String uri(ProtectedApi api) {
        var region = Stack.of(api.construct()).getRegion();
        return "arn:" + Aws.PARTITION + ":apigateway:" + region + ":lambda:path/2015-03-31/functions/" + arn
                + "/invocations";
    }
}
