package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.repeatable;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;
import static ostiary.blueprint.PageRoute.form;
import static ostiary.blueprint.PageRoute.page;

import java.util.List;
import java.util.stream.Stream;

/// The pages on which people sign in, and the way there and back: the authorization endpoint (RFC 6749 §3.1). Browsers
/// come here, so the OpenAPI document has none of it.
public final class PagesApi {
    /// The cookie that stands for the session of a browser.
    public static final String SESSION_COOKIE = "__Host-ostiary_session";

    /// The cookie by which a form is known to come from a page that this browser was given.
    public static final String FORM_COOKIE = "__Host-ostiary_form";

    private static final int ID_TOKEN = 4096;

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
            optional("request", PageRoute.QUERY, "Not supported"),
            optional("request_uri", PageRoute.QUERY, "Not supported"),
            optional("registration", PageRoute.QUERY, "Not supported"),
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

    public static final Route SIGN_IN_BY_PASSKEY = page(
            POST,
            "/login/page/passkey",
            Throttle.CHEAP,
            "Sign in on a page with a passkey",
            303,
            "Back to the authorization endpoint",
            form(Stream.concat(
                            PasskeyApi.ASSERTION.stream(),
                            Stream.of(
                                    optional(
                                            "username", Lengths.EMAIL, "Whose passkey it has to be, with `confirming`"),
                                    optional("confirming", 8, "Anything, where whoever is signed in confirms it")))
                    .toArray(Field[]::new)));

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
            List.of(
                    optional("request", PageRoute.QUERY, "The query of the request to sign out"),
                    PageRoute.FORM_TOKEN));

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

    static final List<Route> ROUTES = List.of(
            AUTHORIZE,
            AUTHORIZE_BY_FORM,
            SIGN_IN,
            SIGN_IN_BY_PASSKEY,
            ANSWER_CHALLENGE,
            KEEP_ACCOUNT,
            SIGN_UP,
            CONFIRM_SIGN_UP,
            RESEND_CODE,
            CONSENT,
            SIGN_OUT,
            SIGN_OUT_BY_FORM,
            CONFIRM_SIGN_OUT);

    private PagesApi() {}
}
