package ostiary.edge;

import ostiary.core.session.LogOut;

/// `POST /logout`.
public final class LogoutEndpoint implements BodyEndpoint.Action {
    private final LogOut logOut;

    public LogoutEndpoint(LogOut logOut) {
        this.logOut = logOut;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        logOut.logOut(members.get("refresh_token"));
        return Response.empty(204);
    }
}
