package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// Another address for a user, for whoever holds an access token with [Api#ACCOUNT_SCOPE].
public final class AddressApi {
    public static final Route ASK = new Route(
            POST,
            "/me/email",
            ServiceFunction.SECURITY,
            new Access.Bearer(Api.ACCOUNT_SCOPE),
            Throttle.COSTLY,
            "Ask for another address; a mail with a code goes there",
            List.of(
                    required("email", Lengths.EMAIL, "The address that the user wants"),
                    optional("current_password", Lengths.PASSWORD, "In place of a login that is fresh")),
            Route.answers(202, "Accepted, whether or not the address is somebody's: the mail tells"));

    public static final Route CONFIRM = new Route(
            POST,
            "/me/email/confirm",
            ServiceFunction.SECURITY,
            new Access.Bearer(Api.ACCOUNT_SCOPE),
            Throttle.COSTLY,
            "Prove another address with the mailed code",
            List.of(
                    required("request", Lengths.TOKEN, "What the answer to `POST /me/email` has"),
                    required("code", 32, "The mailed code; blanks and dashes do not count")),
            Route.answers(204, "The user has the address, and every other session has ended"));

    static final List<Route> ROUTES = List.of(ASK, CONFIRM);

    private AddressApi() {}
}
