package ostiary.functions.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ostiary.edge.UrlEncoded;

/// Decodes the parts of a URL that a front door leaves as the client sent them.
final class PercentEncoding {
    private PercentEncoding() {}

    static String decodePath(String path) {
        return decoded("the path", () -> UrlEncoded.decode(path));
    }

    /// Each name with its values, in order.
    ///
    /// @param query what follows the `?`
    static Map<String, List<String>> parseQuery(String query) {
        return decoded("the query", () -> UrlEncoded.parameters(query));
    }

    /// The same parameters, decoded: two spellings of one name become one.
    static Map<String, List<String>> decodeQuery(Map<String, List<String>> encoded) {
        return decoded("the query", () -> {
            var parameters = new LinkedHashMap<String, List<String>>();
            encoded.forEach((name, values) -> values.forEach(value -> parameters
                    .computeIfAbsent(UrlEncoded.decodeParameter(name), _ -> new ArrayList<>())
                    .add(UrlEncoded.decodeParameter(value))));
            return parameters;
        });
    }

    private static <T> T decoded(String what, Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (IllegalArgumentException malformed) {
            throw new MalformedEventException(what + " is not percent-encoded UTF-8");
        }
    }
}
