package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.DELETE;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The HTTP API: every route of the service. The stack, the local server and the OpenAPI document are made from it.
public final class Api {
    /// The scope of a token that acts for its user on the user's own account; a login grants it.
    public static final String ACCOUNT_SCOPE = "account";

    /// The longest request body, in bytes.
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final Access ANYBODY = new Access.Public();
    private static final Access ACCOUNT = new Access.Bearer(ACCOUNT_SCOPE);
    private static final Throttle COSTLY = new Throttle(50, 100);
    private static final Throttle CHEAP = new Throttle(500, 1000);

    private static final int EMAIL = 254; // RFC 5321 §4.5.3.1.3, without the brackets
    private static final int PASSWORD = 1024; // far more than a password may have, so that 400 never tells the bound
    private static final int TOKEN = 512;

    public static final Route SIGN_UP = new Route(
            POST,
            "/signup",
            ServiceFunction.SIGNUP,
            ANYBODY,
            COSTLY,
            "Ask for an account; a mail with a code follows",
            List.of(
                    required("email", EMAIL, "Where the code goes"),
                    required("password", PASSWORD, "8 to 128 characters; 15 or more advised"),
                    optional("name", 100, "What to call the user")),
            answers(202, "Accepted, whether or not there is an account already: the mail tells"));

    public static final Route CONFIRM_SIGN_UP = new Route(
            POST,
            "/signup/confirm",
            ServiceFunction.SIGNUP,
            ANYBODY,
            COSTLY,
            "Confirm an address with the mailed code",
            List.of(
                    required("email", EMAIL, "The address that signed up"),
                    required("code", 32, "The mailed code; blanks and dashes do not count"),
                    optional("password", PASSWORD, "That of the sign-up; then nobody else's sign-up is confirmed")),
            answers(204, "The account is there"));

    public static final Route LOG_IN = new Route(
            POST,
            "/login",
            ServiceFunction.LOGIN,
            ANYBODY,
            COSTLY,
            "Log in with a password",
            List.of(
                    required("username", EMAIL, "The e-mail address"),
                    required("password", PASSWORD, "The password"),
                    optional("client_id", 64, "Which application logs in")),
            answers(200, "Tokens"));

    public static final Route ANSWER_CHALLENGE = new Route(
            POST,
            "/login/mfa",
            ServiceFunction.LOGIN,
            ANYBODY,
            COSTLY,
            "Answer what a login asked for beside the password",
            List.of(
                    required("challenge", TOKEN, "The newest challenge of the login"),
                    optional("code", 32, "The code, where one is asked for; blanks and dashes do not count"),
                    optional("new_password", PASSWORD, "The new password, where one is asked for")),
            answers(200, "Tokens"));

    public static final Route REFRESH = new Route(
            POST,
            "/refresh",
            ServiceFunction.REFRESH,
            ANYBODY,
            CHEAP,
            "Exchange the refresh token for fresh tokens",
            List.of(required("refresh_token", TOKEN, "The newest refresh token of the session")),
            answers(200, "Tokens"));

    public static final Route LOG_OUT = new Route(
            POST,
            "/logout",
            ServiceFunction.LOGOUT,
            ANYBODY,
            CHEAP,
            "End the session of a refresh token",
            List.of(required("refresh_token", TOKEN, "Any refresh token of the session")),
            answers(204, "The session, if there was one, has ended"));

    public static final Route ME = new Route(
            GET,
            "/me",
            ServiceFunction.ACCOUNT,
            ACCOUNT,
            CHEAP,
            "The profile of the token's user",
            List.of(),
            answers(200, "The profile"));

    public static final Route LIST_SESSIONS = new Route(
            GET,
            "/sessions",
            ServiceFunction.SESSIONS,
            ACCOUNT,
            CHEAP,
            "Where the token's user is logged in",
            List.of(),
            answers(200, "The sessions, the last used first"));

    public static final Route END_SESSION = new Route(
            DELETE,
            "/sessions/{id}",
            ServiceFunction.SESSIONS,
            ACCOUNT,
            CHEAP,
            "End one session of the token's user",
            List.of(),
            answers(204, "The session, if there was one, has ended"));

    public static final Route END_ALL_SESSIONS = new Route(
            DELETE,
            "/sessions",
            ServiceFunction.SESSIONS,
            ACCOUNT,
            CHEAP,
            "Log the token's user out everywhere",
            List.of(),
            answers(204, "Every session has ended, this one too"));

    public static final Route JWKS = new Route(
            GET,
            "/.well-known/jwks.json",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            CHEAP,
            "The keys that verify access tokens (RFC 7517)",
            List.of(),
            answers(200, "A JWK set"));

    public static final Route OPENID_CONFIGURATION = new Route(
            GET,
            "/.well-known/openid-configuration",
            ServiceFunction.DISCOVERY,
            ANYBODY,
            CHEAP,
            "What this issuer offers (RFC 8414)",
            List.of(),
            answers(200, "The metadata"));

    /// Every route, in the order of the documentation.
    public static final List<Route> ROUTES = List.of(
            SIGN_UP,
            CONFIRM_SIGN_UP,
            LOG_IN,
            ANSWER_CHALLENGE,
            REFRESH,
            LOG_OUT,
            ME,
            LIST_SESSIONS,
            END_SESSION,
            END_ALL_SESSIONS,
            JWKS,
            OPENID_CONFIGURATION);

    private Api() {}

    private static SortedMap<Integer, String> answers(int status, String when) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(status, when)));
    }
}
