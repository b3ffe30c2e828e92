package ostiary.blueprint;

import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// Passwords that are forgotten or changed.
public final class RecoveryApi {
    private static final Access ANYBODY = new Access.Public();

    private static final Field NEW_PASSWORD =
            required("new_password", Lengths.PASSWORD, "8 to 128 characters; 15 or more advised");

    public static final Route FORGOT = new Route(
            POST,
            "/password/forgot",
            ServiceFunction.SECURITY,
            ANYBODY,
            Throttle.COSTLY,
            "Ask for a mail by which another password can be set",
            List.of(required("email", Lengths.EMAIL, "The address of the account")),
            Route.answers(202, "Accepted, whether or not there is an account: the mail tells"));

    public static final Route RESET = new Route(
            POST,
            "/password/reset",
            ServiceFunction.SECURITY,
            ANYBODY,
            Throttle.COSTLY,
            "Set another password with the mailed code",
            List.of(
                    required("request", Lengths.TOKEN, "What the answer to `POST /password/forgot` has"),
                    required("code", 32, "The mailed code; blanks and dashes do not count"),
                    NEW_PASSWORD),
            Route.answers(204, "The password is set, and every session has ended"));

    public static final Route CHANGE = new Route(
            POST,
            "/password/change",
            ServiceFunction.SECURITY,
            new Access.Bearer(Api.ACCOUNT_SCOPE),
            Throttle.COSTLY,
            "Set another password with the present one",
            List.of(required("current_password", Lengths.PASSWORD, "The present password"), NEW_PASSWORD),
            Route.answers(204, "The password is set, and every other session has ended"));

    static final List<Route> ROUTES = List.of(FORGOT, RESET, CHANGE);

    private RecoveryApi() {}
}
