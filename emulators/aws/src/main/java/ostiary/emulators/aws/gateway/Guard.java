package ostiary.emulators.aws.gateway;

import java.util.Map;

/// What stands before a route of an HTTP API.
interface Guard {
    /// What becomes of a request.
    ///
    /// @param variables of the route's path
    Verdict check(ApiRequest request, RouteKey route, Map<String, String> variables);
}
