package ostiary.blueprint;

import java.util.List;
import java.util.SortedMap;

/// One operation of the HTTP API.
///
/// @param path as API Gateway spells it: `{name}` stands for one segment
/// @param function which function answers
/// @param body the members of the JSON request body; empty when the operation takes none
/// @param answers each status it can answer and when, beside those that every route shares (400 to 415, 429, 500, 503)
public record Route(
        HttpMethod method,
        String path,
        ServiceFunction function,
        Access access,
        Throttle throttle,
        String summary,
        List<Field> body,
        SortedMap<Integer, String> answers) {

    /// `POST /login`, as API Gateway's payload 2.0 names a route.
    public String key() {
        return method + " " + path;
    }
}
