package ostiary.functions.cache;

import java.util.Map;

/// A request as a gateway sees it.
///
/// @param path with a slash in front
/// @param resource the path of the route that takes it, its variables in braces
/// @param headers by name in lower case
public record Call(String method, String path, String resource, Map<String, String> headers) {

    /// Of a route without variables.
    public Call(String method, String path, Map<String, String> headers) {
        this(method, path, path, headers);
    }

    /// A request that brings an access token and nothing else.
    public static Call of(String method, String path, String resource, String token) {
        return new Call(method, path, resource, Map.of("authorization", "Bearer " + token));
    }

    /// As API Gateway names the route.
    String route() {
        return method + " " + resource;
    }
}
