package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;
import static ostiary.blueprint.PageRoute.form;
import static ostiary.blueprint.PageRoute.page;

import java.util.List;

/// The pages of whoever is signed in in a browser: what they have let in, where, and by what.
public final class AccountPagesApi {
    private static final Field SHOWN = optional("shown", 64, "To whom the page was shown");

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

    public static final Route PASSKEYS =
            page(GET, "/account/passkeys", Throttle.CHEAP, "See passkeys, and add one", 200, "A page", List.of());

    public static final Route CHANGE_PASSKEYS = page(
            POST,
            "/account/passkeys",
            Throttle.CHEAP,
            "Add, rename or remove a passkey",
            303,
            "Back to the page",
            form(
                    SHOWN,
                    optional("name", 128, "Of one to add or to rename"),
                    optional("challenge", PasskeyApi.CHALLENGE, "That of the page"),
                    optional("client_data", PasskeyApi.CLIENT_DATA, "`response.clientDataJSON`"),
                    optional("attestation", PasskeyApi.ATTESTATION, "`response.attestationObject`"),
                    optional("transports", PasskeyApi.TRANSPORTS, "`response.transports`, with blanks between"),
                    optional("rename", 24, "Which one to rename"),
                    optional("remove", 24, "Which one to remove")));

    static final List<Route> ROUTES = List.of(
            APPS,
            DISCONNECT_APP,
            SESSIONS,
            END_SESSIONS,
            PASSWORD,
            CHANGE_PASSWORD,
            FACTORS,
            CHANGE_FACTORS,
            PASSKEYS,
            CHANGE_PASSKEYS);

    private AccountPagesApi() {}
}
