package ostiary.blueprint;

import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.DELETE;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// A user's second factors, for whoever holds an access token with [Api#ACCOUNT_SCOPE]. A change wants a login
/// that is fresh, and by two factors where there are two.
public final class FactorApi {
    private static final Access ACCOUNT = new Access.Bearer(Api.ACCOUNT_SCOPE);

    public static final Route LIST =
            of(GET, "/me/factors", "The second factors of the token's user", List.of(), 200, "The factors");

    public static final Route ADD_AUTHENTICATOR = of(
            POST,
            "/me/factors/totp",
            "Begin to add an authenticator app",
            List.of(required("name", 64, "What the user calls it")),
            201,
            "What the app takes its secret from; a first code confirms it");

    public static final Route CONFIRM_AUTHENTICATOR = of(
            POST,
            "/me/factors/totp/{id}/confirm",
            "Confirm an authenticator app with a first code",
            List.of(required("code", 32, "What the app shows; blanks and dashes do not count")),
            200,
            "Logins ask for it from now on; the first one brings recovery codes");

    public static final Route REMOVE = of(
            DELETE,
            "/me/factors/{id}",
            "Remove a second factor",
            List.of(),
            204,
            "The factor, if there was one, is gone");

    public static final Route RENEW_RECOVERY_CODES = of(
            POST, "/me/recovery-codes", "Get new recovery codes", List.of(), 200, "Ten codes; those before are void");

    static final List<Route> ROUTES =
            List.of(LIST, ADD_AUTHENTICATOR, CONFIRM_AUTHENTICATOR, REMOVE, RENEW_RECOVERY_CODES);

    private FactorApi() {}

    private static Route of(HttpMethod method, String path, String summary, List<Field> body, int status, String when) {
        return new Route(
                method,
                path,
                ServiceFunction.SECURITY,
                ACCOUNT,
                Throttle.CHEAP,
                summary,
                body,
                Route.answers(status, when));
    }
}
