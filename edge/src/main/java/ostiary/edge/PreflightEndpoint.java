package ostiary.edge;

import ostiary.blueprint.Cors;

/// The answer to a browser that asks whether a script may call what clients call. It does not say for which client, so
/// every page may call, without its cookies; what comes back is shown to the client's own pages alone.
public final class PreflightEndpoint implements Endpoint {
    @Override
    public Response handle(Request request) {
        return Response.empty(204)
                .with("access-control-allow-origin", "*")
                .with("access-control-allow-methods", "GET,POST")
                .with("access-control-allow-headers", String.join(",", Cors.ALLOWED_HEADERS))
                .with("access-control-max-age", String.valueOf(Cors.MAX_AGE.toSeconds()));
    }
}
