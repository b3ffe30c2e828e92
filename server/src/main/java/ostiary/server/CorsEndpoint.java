package ostiary.server;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import ostiary.blueprint.Cors;
import ostiary.blueprint.HttpMethod;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// Lets web pages of allowed origins call the API, as the gateway does on AWS
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html>): preflights are answered here.
/// Other answers get the headers with which a browser shows them to the page. A page of another origin gets none.
/// Answers to registered clients tell by themselves whom they are for.
public final class CorsEndpoint implements Endpoint {
    private final Endpoint endpoint;
    private final Predicate<String> isAllowed;

    /// @param isAllowed whether a page of this origin may call
    public CorsEndpoint(Endpoint endpoint, Predicate<String> isAllowed) {
        this.endpoint = endpoint;
        this.isAllowed = isAllowed;
    }

    @Override
    public Response handle(Request request) {
        var origin = request.header("origin").filter(isAllowed);
        if (origin.isEmpty() || Cors.isForClients(request.path())) {
            return endpoint.handle(request);
        }
        var response = isPreflight(request) ? preflight() : endpoint.handle(request);
        return response.with("access-control-allow-origin", origin.get())
                .with("access-control-expose-headers", String.join(",", Cors.EXPOSED_HEADERS))
                .with("vary", "Origin");
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals(HttpMethod.OPTIONS.name())
                && request.header("access-control-request-method").isPresent();
    }

    private static Response preflight() {
        var methods = Cors.allowedMethods().stream().map(HttpMethod::name).collect(Collectors.joining(","));
        return Response.empty(204)
                .with("access-control-allow-methods", methods)
                .with("access-control-allow-headers", String.join(",", Cors.ALLOWED_HEADERS))
                .with("access-control-max-age", String.valueOf(Cors.MAX_AGE.toSeconds()));
    }
}
