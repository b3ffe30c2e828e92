package ostiary.edge;

import java.util.Optional;

/// The header `Cookie` of a request (RFC 6265 §4.2), in which any page of a neighbouring host may have a part.
final class CookieHeader {
    /// In characters; front doors take less.
    private static final int LONGEST = 16 * 1024;

    private final String text;

    CookieHeader(String text) {
        this.text = text;
    }

    /// The value of a cookie. Of two by one name at least one is not ours, and nothing tells which (RFC 6265 §4.2.2):
    /// then there is none. Nor is there if the value is one that no answer of ours can have set.
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

    /// Without blanks and tabs at its ends, and nothing else: browsers check prefixes such as `__Host-` of a name as it
    /// was set, so one with another kind of space before it must stay another name.
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
