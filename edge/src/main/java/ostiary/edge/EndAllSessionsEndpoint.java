package ostiary.edge;

import ostiary.core.session.EndAllSessions;

/// `DELETE /sessions`, behind [Authorized].
public final class EndAllSessionsEndpoint implements Endpoint {
    private final EndAllSessions endAllSessions;

    public EndAllSessionsEndpoint(EndAllSessions endAllSessions) {
        this.endAllSessions = endAllSessions;
    }

    @Override
    public Response handle(Request request) {
        boolean known = endAllSessions.endAll(request.requirePrincipal().userId());
        // Else the token has outlived its user.
        return known ? Response.empty(204) : Problem.INVALID_TOKEN.response(request);
    }
}
