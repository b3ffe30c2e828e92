package ostiary.edge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.core.access.Principal;
import ostiary.core.session.Device;
import ostiary.core.throttle.Network;

/// One HTTP request, whichever front door it came through.
///
/// @param method in capitals
/// @param path decoded, without the query and without a stage
/// @param headers by lower-case name; the values of a repeated header joined by `, ` (RFC 9110 §5.3), of
///     cookies by `; ` (RFC 9113 §8.2.3)
/// @param query each parameter's values in order, decoded
/// @param body the bytes that the client sent, after decoding a gateway's base64
/// @param sourceIp the peer that the front door saw, never what a header claims; behind a distribution the client that
///     CloudFront saw ([BehindDistribution])
/// @param requestId the front door's id of this request, which links responses to log lines
/// @param principal the bearer of the access token; set by [Authorized], never by a front door: whoever may invoke the
///     function could claim to be anybody
/// @param pathParameters the path's segments for each `{name}` of the route; set by [Router]
public record Request(
        String method,
        String path,
        Map<String, String> headers,
        Map<String, List<String>> query,
        Body body,
        String sourceIp,
        String requestId,
        Optional<Principal> principal,
        Map<String, String> pathParameters) {

    /// A request that has not been matched to a route.
    public Request(
            String method,
            String path,
            Map<String, String> headers,
            Map<String, List<String>> query,
            Body body,
            String sourceIp,
            String requestId) {
        this(method, path, headers, query, body, sourceIp, requestId, Optional.empty(), Map.of());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The value of a cookie; empty if the cookie came twice, or if no response of this service can have set it.
    public Optional<String> cookie(String name) {
        return header("cookie").flatMap(cookies -> new CookieHeader(cookies).value(name));
    }

    /// The same request on behalf of `user`.
    Request as(Principal user) {
        return new Request(method, path, headers, query, body, sourceIp, requestId, Optional.of(user), pathParameters);
    }

    /// The same request from another address.
    Request from(String address) {
        return new Request(method, path, headers, query, body, address, requestId, principal, pathParameters);
    }

    /// The same request without a header, given by its lower-case name.
    Request without(String header) {
        var others = new TreeMap<>(headers);
        others.remove(header);
        return new Request(method, path, others, query, body, sourceIp, requestId, principal, pathParameters);
    }

    Request on(Map<String, String> parameters) {
        return new Request(method, path, headers, query, body, sourceIp, requestId, principal, parameters);
    }

    /// The path's segment for a parameter of the route.
    ///
    /// @throws IllegalArgumentException if the route has none of that name
    String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /// The device that sent the request, as far as its headers say.
    Device device() {
        return new Device(header("user-agent").orElse(""), Network.of(sourceIp));
    }

    /// The principal of the request, which [Authorized] has set.
    Principal requirePrincipal() {
        return principal.orElseThrow(() -> new IllegalStateException("not behind Authorized: " + this));
    }

    /// Safe to log: leaves out headers, query and body, since each can contain a secret.
    @Override
    public String toString() {
        return method + " " + path + " (" + requestId + ")";
    }
}
