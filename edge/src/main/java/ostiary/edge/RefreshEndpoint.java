package ostiary.edge;

import java.util.Locale;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;

/// `POST /refresh`.
public final class RefreshEndpoint implements BodyEndpoint.Action {
    private final RefreshSession refreshSession;

    public RefreshEndpoint(RefreshSession refreshSession) {
        this.refreshSession = refreshSession;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        return switch (refreshSession.refresh(members.get("refresh_token"), request.device())) {
            case Refreshed(var tokens) -> TokenResponse.of(tokens);
            case Refused(var reason) ->
                Problem.INVALID_GRANT.response(request, "reason", reason.name().toLowerCase(Locale.ROOT));
        };
    }
}
