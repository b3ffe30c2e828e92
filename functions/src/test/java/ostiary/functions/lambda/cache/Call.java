package ostiary.functions.lambda.cache;

import java.util.Map;

/// A request as a gateway sees it.
///
/// @param path with a slash in front
/// @param headers by name in lower case
public record Call(String method, String path, Map<String, String> headers) {

    /// A request that brings an access token and nothing else.
    public static Call of(String method, String path, String token) {
        return new Call(method, path, Map.of("authorization", "Bearer " + token));
    }
}
