package ostiary.blueprint;

import static ostiary.blueprint.Field.optional;
import static ostiary.blueprint.Field.required;
import static ostiary.blueprint.HttpMethod.GET;
import static ostiary.blueprint.HttpMethod.POST;
import static ostiary.blueprint.PageRoute.form;
import static ostiary.blueprint.PageRoute.page;

import java.util.List;

/// The pages by which a forgotten password is replaced, and those of mailed links.
public final class RecoveryPagesApi {
    private static final Field TOKEN = required("token", Lengths.TOKEN, "Of the mailed link");

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
            List.of(PageRoute.FORM_TOKEN, TOKEN, required("new_password", Lengths.PASSWORD, "The new password")));

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
            List.of(
                    PageRoute.FORM_TOKEN,
                    TOKEN,
                    required("current_password", Lengths.PASSWORD, "The password of the account that has asked")));

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
            List.of(PageRoute.FORM_TOKEN, TOKEN, optional("code", 64, "Of a second factor, if one is asked for")));

    static final List<Route> ROUTES = List.of(
            FORGOT_PASSWORD_PAGE,
            FORGOT_PASSWORD,
            RESET_BY_CODE,
            RESET_PAGE,
            RESET_BY_LINK,
            CONFIRM_ADDRESS_PAGE,
            CONFIRM_ADDRESS,
            RESTORE_ADDRESS_PAGE,
            RESTORE_ADDRESS);

    private RecoveryPagesApi() {}
}
