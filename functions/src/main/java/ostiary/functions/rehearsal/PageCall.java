package ostiary.functions.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.token.Sha256;

/// A call of a page's form, with the cookie that the page would have set.
final class PageCall {
    private static final String TIE = "rehearsal".repeat(5).substring(2);

    private PageCall() {}

    /// Signs in for the client of the rehearsal, to which nobody is sent back.
    static Call signIn(SyntheticUser user, String password) {
        return new Call(
                user,
                PagesApi.SIGN_IN,
                Map.of(
                        "request",
                        "client_id=" + user.clientId(),
                        "form_token",
                        Sha256.of(TIE.getBytes(UTF_8)).value(),
                        "username",
                        user.email().value(),
                        "password",
                        password),
                "",
                Optional.of(PagesApi.FORM_COOKIE + "=" + TIE));
    }
}
