package ostiary.functions.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The header fields of a request in an event.
final class EventHeaders {
    private EventHeaders() {}

    /// The headers by lower-case name; from `multiValueHeaders` if the event has it, since `headers` then has only
    /// the last value of each.
    static Map<String, String> of(EventObject event) {
        return joined(event.textsByName(event.has("multiValueHeaders") ? "multiValueHeaders" : "headers"));
    }

    /// Joins the values of each name, however often and in whatever case the client sent it (RFC 9110 §5.3);
    /// cookies are joined as they are split (RFC 9113 §8.2.3).
    private static Map<String, String> joined(Map<String, List<String>> fields) {
        var headers = new TreeMap<String, String>();
        fields.forEach((anyCase, values) -> {
            var name = anyCase.toLowerCase(Locale.ROOT);
            var between = name.equals("cookie") ? "; " : ", ";
            values.forEach(value -> headers.merge(name, value, (before, after) -> before + between + after));
        });
        return headers;
    }
}
