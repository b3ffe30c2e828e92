package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.HttpMethod.DELETE;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.PATCH;

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

    public static final Route EDIT = new Route(
            PATCH,
            "/me",
            ServiceFunction.ACCOUNT,
            ACCOUNT,
            Throttle.CHEAP,
            "Edit the profile of the token's user",
            BodyEncoding.MERGE_PATCH,
            List.of(
                    optional("name", Lengths.NAME, "What to call the user"),
                    claim("family_name", "The last name, or last names"),
                    claim("given_name", "The first name, or first names"),
                    claim("middle_name", "The middle name, or middle names"),
                    claim("nickname", "How friends call the user"),
                    claim("preferred_username", "A short name, which need not be the user's alone"),
                    claim("profile", "The address of a page about the user, by `http` or `https`"),
                    claim("picture", "The address of a picture, by `http` or `https`"),
                    claim("website", "The address of the user's web site, by `http` or `https`"),
                    claim("gender", "In words"),
                    claim("birthdate", "`1815-12-10`, `0000-12-10` without the year, or the year alone"),
                    claim("zoneinfo", "A name of the time zone database"),
                    claim("locale", "A language tag")),
            Route.answers(200, "The profile as it is now"));

    public static final Route EXPORT = new Route(
            GET,
            "/me/export",
            ServiceFunction.SECURITY,
            ACCOUNT,
            Throttle.COSTLY,
            "All that is stored of the token's user",
            List.of(),
            Route.answers(200, "The data"));

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

    static final List<Route> ROUTES = List.of(ME, EDIT, EXPORT, LIST_SESSIONS, END_SESSION, END_ALL_SESSIONS);

    private AccountApi() {}

    private static Field claim(String name, String description) {
        return optional(name, Lengths.CLAIM, description);
    }
}
