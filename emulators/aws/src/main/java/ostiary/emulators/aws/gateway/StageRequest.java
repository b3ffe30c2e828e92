package ostiary.emulators.aws.gateway;

import java.util.List;
import java.util.Map;

/// A request as a [GatewayStage] sees it.
///
/// @param path with a slash in front
/// @param resource the path of the route that takes it, its variables in braces
/// @param headers by name in lower case
public record StageRequest(String method, String path, String resource, Map<String, String> headers) {
    /// For a route without variables.
    public StageRequest(String method, String path, Map<String, String> headers) {
        this(method, path, path, headers);
    }

    /// One that brings an access token and nothing else.
    public static StageRequest of(String method, String path, String resource, String token) {
        return new StageRequest(method, path, resource, Map.of("authorization", "Bearer " + token));
    }

    RouteKey route() {
        return new RouteKey(method + " " + resource);
    }

    ApiRequest asTakenIn() {
        return new ApiRequest("r-1", method, path, "", headers, List.of(), "", false, "192.0.2.1");
    }
}
