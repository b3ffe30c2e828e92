package ostiary.edge;

import java.util.Optional;
import ostiary.core.session.EndSession;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;

/// `DELETE /sessions/{id}`, behind [Authorized]. Only a user's own sessions are found, so nobody else's can be
/// ended, nor asked after.
public final class EndSessionEndpoint implements Endpoint {
    private final EndSession endSession;

    public EndSessionEndpoint(EndSession endSession) {
        this.endSession = endSession;
    }

    @Override
    public Response handle(Request request) {
        var principal = request.requirePrincipal();
        var sessionId = sessionId(request.pathParameter("id"));
        if (sessionId.isEmpty()) {
            return Problem.NOT_FOUND.response(request);
        }
        endSession.end(principal.userId(), sessionId.get(), EndReason.REVOKED);
        return Response.empty(204);
    }

    /// @param segment as it was sent; may be anything
    static Optional<SessionId> sessionId(String segment) {
        return PathUuid.of(segment).map(SessionId::new);
    }
}
