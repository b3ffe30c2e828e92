package ostiary.blueprint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One operation of the HTTP API.
///
/// @param method of the request; a `GET` is there for `HEAD`, too
/// @param path as API Gateway spells it: `{name}` stands for one segment
/// @param function which function answers
/// @param encoding of the request body
/// @param body the members of the request body; empty when the operation takes none
/// @param answers each status of success and when; what goes wrong is told by the OpenAPI document
public record Route(
        HttpMethod method,
        String path,
        ServiceFunction function,
        Access access,
        Throttle throttle,
        String summary,
        BodyEncoding encoding,
        List<Field> body,
        SortedMap<Integer, String> answers) {

    /// An operation that takes JSON, or nothing.
    public Route(
            HttpMethod method,
            String path,
            ServiceFunction function,
            Access access,
            Throttle throttle,
            String summary,
            List<Field> body,
            SortedMap<Integer, String> answers) {
        this(method, path, function, access, throttle, summary, BodyEncoding.JSON, body, answers);
    }

    /// `POST /login`, as API Gateway's payload 2.0 names a route.
    public String key() {
        return key(method);
    }

    /// The keys of all that it answers: `GET /me`, `HEAD /me`.
    public List<String> keys() {
        return methods().stream().map(this::key).toList();
    }

    /// The methods that it answers: a `HEAD` wherever a `GET` (RFC 9110 §9.1).
    public List<HttpMethod> methods() {
        return method == HttpMethod.GET ? List.of(HttpMethod.GET, HttpMethod.HEAD) : List.of(method);
    }

    private String key(HttpMethod answered) {
        return answered + " " + path;
    }

    /// The one status of success.
    static SortedMap<Integer, String> answers(int status, String when) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(status, when)));
    }
}
