package ostiary.emulators.aws.gateway;

import java.util.Map;

/// An authorizer as configured on a route.
interface Guard {
    /// Authorizes a request.
    ///
    /// @param variables the path parameters of the route
    Verdict check(ApiRequest request, RouteKey route, Map<String, String> variables);
}
