package ostiary.functions.http;

import java.util.SortedMap;

/// One HTTP answer.
///
/// @param headers by lower-case name
/// @param body text in UTF-8; empty for none
public record Response(int status, SortedMap<String, String> headers, String body) {
    /// What a log may show: the body can hold tokens.
    @Override
    public String toString() {
        return "Response " + status;
    }
}
