package ostiary.blueprint;

import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// The life of a session, for whoever holds its refresh token.
public final class SessionApi {
    private static final Access ANYBODY = new Access.Public();

    public static final Route REFRESH = new Route(
            POST,
            "/refresh",
            ServiceFunction.REFRESH,
            ANYBODY,
            Throttle.CHEAP,
            "Exchange the refresh token for fresh tokens",
            List.of(required("refresh_token", Lengths.TOKEN, "The newest refresh token of the session")),
            Route.answers(200, "Tokens"));

    public static final Route LOG_OUT = new Route(
            POST,
            "/logout",
            ServiceFunction.LOGOUT,
            ANYBODY,
            Throttle.CHEAP,
            "End the session of a refresh token",
            List.of(required("refresh_token", Lengths.TOKEN, "Any refresh token of the session")),
            Route.answers(204, "The session, if there was one, has ended"));

    static final List<Route> ROUTES = List.of(REFRESH, LOG_OUT);

    private SessionApi() {}
}
