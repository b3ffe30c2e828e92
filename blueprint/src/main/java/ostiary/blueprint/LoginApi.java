package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;

/// Login: a password, and what is asked for beside it, for tokens.
public final class LoginApi {
    private static final Access ANYBODY = new Access.Public();

    /// The cookie with the device token, for browsers.
    public static final String DEVICE_COOKIE = "__Host-ostiary_device";

    static final Field CLIENT_ID = optional("client_id", 64, "Which application logs in");

    static final Field DEVICE_TOKEN = optional(
            "device_token",
            Lengths.TOKEN,
            "That of the last login on this device, where no cookie brings it: a known device has wrong passwords of"
                    + " its own");

    public static final Route LOG_IN = new Route(
            POST,
            "/login",
            ServiceFunction.LOGIN,
            ANYBODY,
            Throttle.COSTLY,
            "Log in with a password",
            List.of(
                    required("username", Lengths.EMAIL, "The e-mail address"),
                    required("password", Lengths.PASSWORD, "The password"),
                    CLIENT_ID,
                    DEVICE_TOKEN),
            Route.answers(200, "Tokens"));

    public static final Route ANSWER_CHALLENGE = new Route(
            POST,
            "/login/mfa",
            ServiceFunction.LOGIN,
            ANYBODY,
            Throttle.COSTLY,
            "Answer what a login asked for beside the password",
            List.of(
                    required("challenge", Lengths.TOKEN, "The newest challenge of the login"),
                    optional("code", 32, "The code, where one is asked for; blanks and dashes do not count"),
                    optional("new_password", Lengths.PASSWORD, "The new password, where one is asked for"),
                    DEVICE_TOKEN),
            Route.answers(200, "Tokens"));

    static final List<Route> ROUTES = List.of(LOG_IN, ANSWER_CHALLENGE);

    private LoginApi() {}
}
