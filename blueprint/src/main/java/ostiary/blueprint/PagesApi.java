package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.repeatable;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;

/// The pages on which people sign in, and the way there and back: the authorization endpoint (RFC 6749 §3.1). Browsers
/// come here, so the OpenAPI document has none of it.
public final class PagesApi {
    private static final Access ANYBODY = new Access.Public();

    /// The cookie that stands for the session of a browser.
    public static final String SESSION_COOKIE = "__Host-ostiary_session";

    /// The cookie by which a form is known to come from a page that this browser was given.
    public static final String FORM_COOKIE = "__Host-ostiary_form";

    /// Front doors take little more in the line of a request.
    public static final int QUERY = 8192;

    private static final int ID_TOKEN = 4096;

    /// The request that the page is about, and the sign that this browser was given the page.
    private static final List<Field> OF_EACH_FORM = List.of(
            required("request", QUERY, "The query of the authorization request"),
            required("form_token", 64, "The page's tie to the browser"));

    /// The parameters of an authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 8707 §2, OpenID Connect Core
    /// §3.1.2.1). Others are ignored.
    public static final List<Field> AUTHORIZATION_REQUEST = List.of(
            required("client_id", 64, "The client"),
            optional("redirect_uri", 512, "Where the answer goes; may be left out where the client has one"),
            optional("response_type", 64, "`code`"),
            optional("response_mode", 32, "`query` or `form_post`"),
            optional("scope", Scopes.LONGEST, "What is asked for, with blanks between; all, if it is left out"),
            optional("state", 1024, "Comes back as it is"),
            optional("nonce", 512, "Comes back in the ID token"),
            optional("code_challenge", 128, "Of the verifier (RFC 7636)"),
            optional("code_challenge_method", 16, "`S256`"),
            optional("prompt", 128, "`none`, `login`, `consent`, `select_account`, `create`"),
            optional("max_age", 16, "In seconds, since the user last signed in"),
            optional("claims", 4096, "What is asked for claim by claim, in JSON (OpenID Connect Core §5.5)"),
            optional(
                    "acr_values",
                    256,
                    "By how many factors the user is to have signed in: `1`, `2`, with blanks between"),
            optional("login_hint", Lengths.EMAIL, "The address that the page begins with"),
            optional("id_token_hint", ID_TOKEN, "An ID token of the user whom the client means"),
            optional("ui_locales", 256, "Languages, with blanks between"),
            optional("request", QUERY, "Not supported"),
            optional("request_uri", QUERY, "Not supported"),
            optional("registration", QUERY, "Not supported"),
            repeatable("resource", 256, "For whom the tokens are (RFC 8707); one of those that the client may name"));

    /// The parameters of a request to sign out (OpenID Connect RP-Initiated Logout §2). Others are ignored.
    public static final List<Field> SIGN_OUT_REQUEST = List.of(
            optional("id_token_hint", ID_TOKEN, "An ID token that the client has got"),
            optional("client_id", 64, "The client"),
            optional("post_logout_redirect_uri", 512, "Where the user goes on to"),
            optional("state", 1024, "Comes back as it is"),
            optional("ui_locales", 256, "Languages, with blanks between"));

    public static final Route AUTHORIZE = page(
            GET,
            "/oauth2/authorize",
            Throttle.CHEAP,
            "Send a browser for a code (RFC 6749 §3.1)",
            200,
            "A page",
            List.of());

    public static final Route AUTHORIZE_BY_FORM = page(
            POST, "/oauth2/authorize", Throttle.CHEAP, "The same by a form", 303, "To the same by a query", List.of());

    public static final Route SIGN_IN = page(
            POST,
            "/login/page",
            Throttle.COSTLY,
            "Sign in on a page",
            303,
            "Back to the authorization endpoint",
            form(
                    required("username", Lengths.EMAIL, "The e-mail address"),
                    required("password", Lengths.PASSWORD, "The password"),
                    optional("confirming", 8, "Anything, where whoever is signed in confirms it")));

    public static final Route ANSWER_CHALLENGE = page(
            POST,
            "/login/page/challenge",
            Throttle.COSTLY,
            "Answer what a page asked for beside the password",
            303,
            "Back to the authorization endpoint",
            form(
                    required("challenge", Lengths.TOKEN, "The newest challenge of the login"),
                    optional("code", 32, "The code, where one is asked for; blanks and dashes do not count"),
                    optional("new_password", Lengths.PASSWORD, "The new password, where one is asked for")));

    public static final Route KEEP_ACCOUNT = page(
            POST,
            "/login/page/keep",
            Throttle.CHEAP,
            "Keep an account that will be deleted",
            200,
            "A page that leads back",
            form(required("challenge", Lengths.TOKEN, "What the sign-in has answered")));

    public static final Route CONSENT = page(
            POST,
            "/oauth2/consent",
            Throttle.CHEAP,
            "Agree to what a client asks for, or not",
            303,
            "To the client",
            form(
                    required("decision", 16, "`allow`, or anything else"),
                    optional("shown", 64, "What the page has shown, and to whom")));

    public static final Route SIGN_OUT = page(
            GET,
            "/oauth2/logout",
            Throttle.CHEAP,
            "Send a browser to sign out (RP-Initiated Logout §2)",
            200,
            "A page",
            List.of());

    public static final Route SIGN_OUT_BY_FORM = page(
            POST, "/oauth2/logout", Throttle.CHEAP, "The same by a form", 303, "To the same by a query", List.of());

    public static final Route CONFIRM_SIGN_OUT = page(
            POST,
            "/oauth2/logout/confirm",
            Throttle.CHEAP,
            "Sign out, as a page has asked",
            303,
            "To the client, or to a page",
            List.of(optional("request", QUERY, "The query of the request to sign out"), OF_EACH_FORM.getLast()));

    private static final Field ATTEMPT = required("sign_up", 2048, "What was asked for, as the page carries it");

    public static final Route SIGN_UP = page(
            POST,
            "/signup/page",
            Throttle.COSTLY,
            "Sign up on a page",
            200,
            "A page that asks for the mailed code",
            form(
                    required("email", Lengths.EMAIL, "Where the code goes"),
                    required("new_password", Lengths.PASSWORD, "The password")));

    public static final Route CONFIRM_SIGN_UP = page(
            POST,
            "/signup/page/confirm",
            Throttle.COSTLY,
            "Confirm the address of a sign-up on a page",
            303,
            "Back to the authorization endpoint, signed in",
            form(ATTEMPT, required("code", 32, "The mailed code; blanks and dashes do not count")));

    public static final Route RESEND_CODE = page(
            POST,
            "/signup/page/resend",
            Throttle.COSTLY,
            "Ask for another code",
            200,
            "The page once more",
            form(ATTEMPT));

    public static final Route FORGOT_PASSWORD_PAGE = page(
            GET,
            "/password/forgot/page",
            Throttle.CHEAP,
            "Ask for a mail by which another password can be set",
            200,
            "A page",
            List.of());

    public static final Route FORGOT_PASSWORD = page(
            POST,
            "/password/forgot/page",
            Throttle.COSTLY,
            "The form of that page",
            200,
            "A page that asks for the mailed code",
            form(required("email", Lengths.EMAIL, "The address of the account")));

    public static final Route RESET_BY_CODE = page(
            POST,
            "/password/forgot/page/code",
            Throttle.COSTLY,
            "Set another password with the mailed code",
            200,
            "A page that leads back",
            form(
                    required("reset", Lengths.TOKEN, "The request, as the page carries it"),
                    required("code", 32, "The mailed code; blanks and dashes do not count"),
                    required("new_password", Lengths.PASSWORD, "The new password")));

    private static final Field TOKEN = required("token", Lengths.TOKEN, "Of the mailed link");

    public static final Route RESET_PAGE = page(
            GET,
            "/password/reset/page",
            Throttle.CHEAP,
            "Follow the mailed link, which changes nothing yet",
            200,
            "A page",
            List.of());

    public static final Route RESET_BY_LINK = page(
            POST,
            "/password/reset/page",
            Throttle.COSTLY,
            "Set another password, on the page of the mailed link",
            200,
            "A page that says so",
            List.of(OF_EACH_FORM.getLast(), TOKEN, required("new_password", Lengths.PASSWORD, "The new password")));

    private static final Field SHOWN = optional("shown", 64, "To whom the page was shown");
    public static final Route CONFIRM_ADDRESS_PAGE = page(
            GET,
            "/email/confirm/page",
            Throttle.CHEAP,
            "Follow the link that was mailed to a new address, which changes nothing yet",
            200,
            "A page",
            List.of());

    public static final Route CONFIRM_ADDRESS = page(
            POST,
            "/email/confirm/page",
            Throttle.COSTLY,
            "Prove another address, on the page of the mailed link",
            200,
            "A page that says so",
            List.of(OF_EACH_FORM.getLast(), TOKEN));

    public static final Route RESTORE_ADDRESS_PAGE = page(
            GET,
            "/email/restore/page",
            Throttle.CHEAP,
            "Follow the link that was mailed to a former address, which changes nothing yet",
            200,
            "A page",
            List.of());

    public static final Route RESTORE_ADDRESS = page(
            POST,
            "/email/restore/page",
            Throttle.COSTLY,
            "Put a former address back, on the page of the mailed link",
            200,
            "A page that says so",
            List.of(OF_EACH_FORM.getLast(), TOKEN, optional("code", 64, "Of a second factor, if one is asked for")));

    public static final Route APPS =
            page(GET, "/account/apps", Throttle.CHEAP, "See which apps a user has let in", 200, "A page", List.of());

    public static final Route DISCONNECT_APP = page(
            POST,
            "/account/apps",
            Throttle.CHEAP,
            "Take back what an app may do",
            303,
            "Back to the page",
            form(SHOWN, optional("app", 64, "The client's id")));

    public static final Route SESSIONS =
            page(GET, "/account/sessions", Throttle.CHEAP, "See where a user is signed in", 200, "A page", List.of());

    public static final Route END_SESSIONS = page(
            POST,
            "/account/sessions",
            Throttle.CHEAP,
            "Sign out elsewhere, or everywhere",
            303,
            "Back to the page",
            form(
                    SHOWN,
                    optional("session", 36, "The id of the one session"),
                    optional("everywhere", 8, "Anything, for all of them")));

    public static final Route PASSWORD =
            page(GET, "/account/password", Throttle.CHEAP, "See a form for another password", 200, "A page", List.of());

    public static final Route CHANGE_PASSWORD = page(
            POST,
            "/account/password",
            Throttle.COSTLY,
            "Set another password, knowing the present one",
            303,
            "Back to the page",
            form(
                    SHOWN,
                    required("current_password", Lengths.PASSWORD, "The present password"),
                    required("new_password", Lengths.PASSWORD, "The new password")));

    public static final Route FACTORS =
            page(GET, "/account/factors", Throttle.CHEAP, "See second factors, and add one", 200, "A page", List.of());

    public static final Route CHANGE_FACTORS = page(
            POST,
            "/account/factors",
            Throttle.CHEAP,
            "Add or remove a second factor, or make new recovery codes",
            303,
            "Back to the page, or a page with recovery codes",
            form(
                    SHOWN,
                    optional("name", 128, "Of an authenticator to add"),
                    optional("factor", 36, "The id of the one that waits for its first code"),
                    optional("code", 32, "That code; blanks and dashes do not count"),
                    optional("remove", 36, "The id of one to remove"),
                    optional("renew", 64, "Which recovery codes to replace")));

    static final List<Route> ROUTES = List.of(
            AUTHORIZE,
            AUTHORIZE_BY_FORM,
            SIGN_IN,
            ANSWER_CHALLENGE,
            KEEP_ACCOUNT,
            SIGN_UP,
            CONFIRM_SIGN_UP,
            RESEND_CODE,
            FORGOT_PASSWORD_PAGE,
            FORGOT_PASSWORD,
            RESET_BY_CODE,
            RESET_PAGE,
            RESET_BY_LINK,
            CONFIRM_ADDRESS_PAGE,
            CONFIRM_ADDRESS,
            RESTORE_ADDRESS_PAGE,
            RESTORE_ADDRESS,
            CONSENT,
            SIGN_OUT,
            SIGN_OUT_BY_FORM,
            CONFIRM_SIGN_OUT,
            APPS,
            DISCONNECT_APP,
            SESSIONS,
            END_SESSIONS,
            PASSWORD,
            CHANGE_PASSWORD,
            FACTORS,
            CHANGE_FACTORS);

    private PagesApi() {}

    /// The fields of a form: of each, and of its own.
    private static List<Field> form(Field... own) {
        return Stream.concat(OF_EACH_FORM.stream(), Stream.of(own)).toList();
    }

    private static Route page(
            HttpMethod method,
            String path,
            Throttle throttle,
            String summary,
            int status,
            String when,
            List<Field> fields) {
        return new Route(
                method,
                path,
                ServiceFunction.PAGES,
                ANYBODY,
                throttle,
                summary,
                BodyEncoding.FORM,
                fields,
                Route.answers(status, when));
    }
}
