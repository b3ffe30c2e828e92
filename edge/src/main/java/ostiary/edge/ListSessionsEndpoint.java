package ostiary.edge;

import java.util.List;
import ostiary.core.session.ListSessions;
import ostiary.core.session.Origin;
import ostiary.core.session.SessionSnapshot;

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
                .map(listed -> json(listed.snapshot())
                        .put("current", listed.snapshot().session().id().equals(principal.sessionId())))
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

    /// A session as its user sees it.
    static JsonObject json(SessionSnapshot snapshot) {
        var session = snapshot.session();
        var json = new JsonObject()
                .put("id", session.id().toString())
                .put("client_id", session.clientId())
                .put("user_agent", session.device().userAgent())
                .put("network", session.device().network())
                .put("networks", networks(snapshot))
                .put("created_at", session.startedAt().toString())
                .put("last_used_at", snapshot.lastUsedAt().toString());
        snapshot.forgiven()
                .ifPresent(last -> json.put("lost_answer_forgiven_at", last.at().toString()));
        return json;
    }
}
