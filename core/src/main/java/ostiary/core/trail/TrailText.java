package ostiary.core.trail;

import java.util.Locale;
import java.util.Optional;

/// Writes a record as a JSON object, one way only, so that its hash is that of its bytes.
final class TrailText {
    private final StringBuilder text = new StringBuilder("{");

    TrailText number(String name, long value) {
        return raw(name, Long.toString(value));
    }

    TrailText put(String name, String value) {
        return raw(name, "\"" + escaped(value) + "\"");
    }

    TrailText put(String name, Optional<String> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /// @param json on one line
    TrailText raw(String name, String json) {
        text.append(text.length() == 1 ? "\"" : ",\"")
                .append(name)
                .append("\":")
                .append(json);
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    /// No quotation mark is left in a value, so that a pattern finds its end.
    private static String escaped(String value) {
        var escaped = new StringBuilder();
        value.chars().forEach(unit -> {
            if (unit < ' ' || unit == '"' || unit == '\\') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", unit));
            } else {
                escaped.append((char) unit);
            }
        });
        return escaped.toString();
    }
}
