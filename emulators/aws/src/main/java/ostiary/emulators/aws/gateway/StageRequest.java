package ostiary.emulators.aws.gateway;

import java.util.List;
import java.util.Map;

/// A request to a [GatewayStage].
///
/// @param path with a leading slash
/// @param resource the path of the matched route, with parameters in braces
/// @param headers by lower-case name
public record StageRequest(String method, String path, String resource, Map<String, String> headers) {
    /// Creates a request whose route has no path parameters.
    public StageRequest(String method, String path, Map<String, String> headers) {
        this(method, path, path, headers);
    }

    /// Creates a request with an access token as its only header.
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
