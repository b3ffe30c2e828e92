package ostiary.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ostiary.core.client.RegisteredClient;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.oauth.BrowserSessions;
import ostiary.edge.page.Trouble;

/// The form of the sign-in page that a script fills in with what a passkey has signed.
public final class PasskeySignInEndpoint implements PageForm.Action {
    private final LogInWithPasskey logIn;
    private final SignInAnswer answer;

    public PasskeySignInEndpoint(LogInWithPasskey logIn, SignInAnswer answer) {
        this.logIn = logIn;
        this.answer = answer;
    }

    /// The browser that was given a page, by what the page's forms are tied to it with: a challenge that another
    /// browser was given is not taken.
    static byte[] holder(String formToken) {
        return formToken.getBytes(US_ASCII);
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var outcome = PasskeyLoginEndpoint.signed(form)
                .map(signed -> logIn.logIn(
                        signed,
                        holder(form.get("form_token")),
                        BrowserSessions.CLIENT,
                        request.device(),
                        DeviceCookie.token(request, form)))
                .orElseGet(LogIn.Outcome.InvalidCredentials::new);
        return answer.of(
                outcome, new SignInAnswer.For(request, query, client, "", false, new Trouble.UnknownPasskey()));
    }
}
