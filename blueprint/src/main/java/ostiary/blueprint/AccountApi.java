package ostiary.blueprint;

import static ostiary.blueprint.HttpMethod.DELETE;
import static ostiary.blueprint.HttpMethod.GET;

import java.util.List;

/// A user's own account, for whoever holds an access token with [Api#ACCOUNT_SCOPE].
public final class AccountApi {
    private static final Access ACCOUNT = new Access.Bearer(Api.ACCOUNT_SCOPE);

    public static final Route ME = new Route(
            GET,
            "/me",
            ServiceFunction.ACCOUNT,
            ACCOUNT,
            Throttle.CHEAP,
            "The profile of the token's user",
            List.of(),
            Route.answers(200, "The profile"));

    public static final Route LIST_SESSIONS = new Route(
            GET,
            "/sessions",
            ServiceFunction.SESSIONS,
            ACCOUNT,
            Throttle.CHEAP,
            "Where the token's user is logged in",
            List.of(),
            Route.answers(200, "The sessions, the last used first"));

    public static final Route END_SESSION = new Route(
            DELETE,
            "/sessions/{id}",
            ServiceFunction.SESSIONS,
            ACCOUNT,
            Throttle.CHEAP,
            "End one session of the token's user",
            List.of(),
            Route.answers(204, "The session, if there was one, has ended"));

    public static final Route END_ALL_SESSIONS = new Route(
            DELETE,
            "/sessions",
            ServiceFunction.SESSIONS,
            ACCOUNT,
            Throttle.CHEAP,
            "Log the token's user out everywhere",
            List.of(),
            Route.answers(204, "Every session has ended, this one too"));

    static final List<Route> ROUTES = List.of(ME, LIST_SESSIONS, END_SESSION, END_ALL_SESSIONS);

    private AccountApi() {}
}
