package ostiary.edge;

import java.util.Optional;

/// The header `Cookie` of a request (RFC 6265 §4.2), in which any page of a neighbouring host may have a part.
final class CookieHeader {
    /// Limit in characters; front doors have lower ones.
    private static final int LONGEST = 16 * 1024;

    private final String text;

    CookieHeader(String text) {
        this.text = text;
    }

    /// The value of a cookie. Empty if there are two by the name: at least one of them is not ours, and nothing
    /// says which (RFC 6265 §4.2.2). Empty as well if no response of this service can have set the value.
    Optional<String> value(String name) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var found = Optional.<String>empty();
        for (var pair : text.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && trimmed(pair.substring(0, equals)).equals(name)) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = Optional.of(trimmed(pair.substring(equals + 1)));
            }
        }
        return found.filter(SetCookie::isValue);
    }

    /// Removes blanks and tabs at the ends, but no other white space: browsers check prefixes such as `__Host-` on
    /// a name as it was set, so a name with other white space before it must stay another name.
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
