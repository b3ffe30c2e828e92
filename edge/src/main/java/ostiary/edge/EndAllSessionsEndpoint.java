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
        var principal = request.requirePrincipal();
        endAllSessions.endAll(principal.userId(), principal.sessionId());
        return Response.empty(204);
    }
}
