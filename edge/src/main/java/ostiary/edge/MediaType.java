package ostiary.edge;

import java.util.Locale;
import java.util.Set;

/// A media type of text that is in UTF-8.
record MediaType(String name) {
    static final MediaType JSON = new MediaType("application/json");
    static final MediaType MERGE_PATCH = new MediaType("application/merge-patch+json");
    static final MediaType FORM = new MediaType("application/x-www-form-urlencoded");

    /// The second is no name of it (RFC 3629 §8), and clients send it.
    private static final Set<String> UTF_8 = Set.of("charset=utf-8", "charset=utf8");

    /// Whether a `Content-Type` says this type, and no other charset.
    boolean is(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(name)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !UTF_8.contains(parameter)) {
                return false;
            }
        }
        return true;
    }
}
