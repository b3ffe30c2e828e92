package ostiary.edge;

import java.util.List;
import ostiary.core.session.ListSessions;
import ostiary.core.session.Origin;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.token.SessionId;

/// `GET /sessions`, behind [Authorized].
public final class ListSessionsEndpoint implements Endpoint {
    private final ListSessions listSessions;

    public ListSessionsEndpoint(ListSessions listSessions) {
        this.listSessions = listSessions;
    }

    @Override
    public Response handle(Request request) {
        var principal = request.requirePrincipal();
        var sessions = listSessions.list(principal.userId()).stream()
                .map(listed -> json(listed.snapshot(), principal.sessionId()))
                .toList();
        return Response.json(
                200, new JsonObject().putObjects("sessions", sessions).text());
    }

    private static List<String> networks(SessionSnapshot snapshot) {
        return snapshot.origins().latest().stream()
                .map(Origin::network)
                .distinct()
                .toList();
    }

    private static JsonObject json(SessionSnapshot snapshot, SessionId current) {
        var session = snapshot.session();
        var json = new JsonObject()
                .put("id", session.id().toString())
                .put("client_id", session.clientId())
                .put("user_agent", session.device().userAgent())
                .put("network", session.device().network())
                .put("networks", networks(snapshot))
                .put("created_at", session.startedAt().toString())
                .put("last_used_at", snapshot.lastUsedAt().toString())
                .put("current", session.id().equals(current));
        snapshot.forgiven()
                .ifPresent(last -> json.put("lost_answer_forgiven_at", last.at().toString()));
        return json;
    }
}
