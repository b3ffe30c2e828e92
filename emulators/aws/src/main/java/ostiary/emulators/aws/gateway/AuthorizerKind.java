package ostiary.emulators.aws.gateway;

import java.util.List;
import java.util.Map;
import ostiary.emulators.aws.Place;

/// The types of Lambda authorizer that an API can use.
public enum AuthorizerKind {
    REST_TOKEN,
    REST_REQUEST,
    /// Payload format 2.0 with `EnableSimpleResponses`: a boolean for every route that shares the cache entry.
    HTTP_SIMPLE,
    /// Payload format 2.0 with IAM policies.
    HTTP_POLICY;

    private static final Place PLACE = new Place("aws", "eu-central-1", "123456789012");
    private static final String API = "a1b2c3d4e5";

    /// The identity sources that distinguish routes, so that cached results are kept per route.
    List<String> route() {
        return isHttp() ? List.of("context.routeKey") : List.of("context.resourcePath", "context.httpMethod");
    }

    Guard guard(LambdaAuthorizer authorizer, IdentitySources identity, Map<String, String> stageVariables) {
        if (isHttp()) {
            var events = new Events(PLACE, API, API + ".example", "$default", stageVariables);
            return new HttpLambdaGuard(authorizer, identity, events, stageVariables, this == HTTP_SIMPLE);
        }
        var events = new RestEvents(PLACE, API, "prod", stageVariables);
        return new RestLambdaGuard(authorizer, identity, events, stageVariables, this == REST_TOKEN);
    }

    private boolean isHttp() {
        return this == HTTP_SIMPLE || this == HTTP_POLICY;
    }
}
