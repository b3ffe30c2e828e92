package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// Sign-up: an account for whoever can read the mail that is sent there.
public final class SignUpApi {
    private static final Access ANYBODY = new Access.Public();

    public static final Route SIGN_UP = new Route(
            POST,
            "/signup",
            ServiceFunction.SIGNUP,
            ANYBODY,
            Throttle.COSTLY,
            "Ask for an account; a mail with a code follows",
            List.of(
                    required("email", Lengths.EMAIL, "Where the code goes"),
                    required("password", Lengths.PASSWORD, "8 to 128 characters; 15 or more advised"),
                    optional(
                            "name",
                            Lengths.NAME,
                            "What to call the user; no mail bears it before the address is confirmed")),
            Route.answers(202, "Accepted, whether or not there is an account already: the mail tells"));

    public static final Route CONFIRM_SIGN_UP = new Route(
            POST,
            "/signup/confirm",
            ServiceFunction.SIGNUP,
            ANYBODY,
            Throttle.COSTLY,
            "Confirm an address with the mailed code",
            List.of(
                    required("email", Lengths.EMAIL, "The address that signed up"),
                    required("code", 32, "The mailed code; blanks and dashes do not count"),
                    optional(
                            "password",
                            Lengths.PASSWORD,
                            "That of the sign-up; then nobody else's sign-up is confirmed")),
            Route.answers(204, "The account is there"));

    static final List<Route> ROUTES = List.of(SIGN_UP, CONFIRM_SIGN_UP);

    private SignUpApi() {}
}
