package ostiary.emulators.aws.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.emulators.aws.gateway.WebAcl.Blocked;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The guards before the routes of a REST API: a web ACL, if one is associated with the stage, and the throttles.
///
/// AWS says that a web ACL is evaluated before every other control of access
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html>), and nothing
/// of the throttles. So the order is a choice of the test.
public final class RestGate {
    /// Which of the two comes first.
    public enum Order {
        RULES_FIRST,
        THROTTLES_FIRST
    }

    private final Optional<WebAcl> acl;
    private final Optional<RouteThrottles> throttles;
    private final Order order;

    private RestGate(Optional<WebAcl> acl, Optional<RouteThrottles> throttles, Order order) {
        this.acl = acl;
        this.throttles = throttles;
        this.order = order;
    }

    /// Lets everything through.
    static RestGate open() {
        return new RestGate(Optional.empty(), Optional.empty(), Order.RULES_FIRST);
    }

    /// The gate of the only REST API of a stack.
    ///
    /// @param secrets the texts of secrets, by ARN
    /// @param lag how late a flood is noticed
    public static RestGate of(
            Stack stack, UnaryOperator<String> secrets, InstantSource clock, Duration lag, Order order) {
        var stage = stack.only("AWS::ApiGateway::Stage");
        var references = new DynamicReferences(secrets);
        var acl = stack.all("AWS::WAFv2::WebACLAssociation").stream()
                .filter(each -> each.text("ResourceArn").equals(arn(stack, stage)))
                .map(each -> acl(stack, each.text("WebACLArn")))
                .findFirst()
                .map(found -> new WebAcl(found, references, clock, lag));
        return new RestGate(acl, Optional.of(RouteThrottles.ofRestApi(stage, clock)), order);
    }

    private static Resource acl(Stack stack, String arn) {
        return stack.all("AWS::WAFv2::WebACL").stream()
                .filter(each -> each.attribute("Arn").equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private static String arn(Stack stack, Resource stage) {
        var place = stack.place();
        return "arn:" + place.partition() + ":apigateway:" + place.region() + "::/restapis/" + stage.text("RestApiId")
                + "/stages/" + stage.ref();
    }

    /// @param request with the stage at the head of its path
    /// @param key of the route; empty if there is none
    Optional<ApiResponse> refuse(ApiRequest request, Optional<RouteKey> key, GatewayResponses responses) {
        return switch (order) {
            case RULES_FIRST -> blocked(request, responses).or(() -> throttled(request, key, responses));
            case THROTTLES_FIRST -> throttled(request, key, responses).or(() -> blocked(request, responses));
        };
    }

    private Optional<ApiResponse> blocked(ApiRequest request, GatewayResponses responses) {
        return acl.flatMap(rules -> rules.check(request))
                .map(blocked -> blocked.response().orElseGet(() -> filtered(request, responses, blocked)));
    }

    private static ApiResponse filtered(ApiRequest request, GatewayResponses responses, Blocked blocked) {
        return responses.of("WAF_FILTERED", 403, "Forbidden", request.id() + "-" + blocked.rule());
    }

    private Optional<ApiResponse> throttled(ApiRequest request, Optional<RouteKey> key, GatewayResponses responses) {
        return throttles
                .filter(all -> key.isPresent() && !all.admits(key.get().toString()))
                .map(_ -> responses.of("THROTTLED", 429, "Too Many Requests", request.id()));
    }
}
