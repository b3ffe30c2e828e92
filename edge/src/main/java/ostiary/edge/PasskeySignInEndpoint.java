package ostiary.edge;

import java.util.Optional;
import ostiary.core.client.RegisteredClient;
import ostiary.core.login.Addressee;
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

    /// The browser that was given a page, by what the page's forms are tied to it with, and whose confirmation the page
    /// asks for: a challenge that another browser was given, or for somebody else, is not taken.
    static Addressee addressee(String formToken, Optional<String> username) {
        return new Addressee(username.map(name -> formToken + "\n" + name).orElse(formToken), username);
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var confirmed = form.find("confirming").flatMap(_ -> form.find("username"));
        var outcome = PasskeyLoginEndpoint.signed(form)
                .map(signed -> logIn.logIn(
                        signed,
                        addressee(form.get("form_token"), confirmed),
                        BrowserSessions.CLIENT,
                        request.device(),
                        DeviceCookie.token(request, form)))
                .orElseGet(LogIn.Outcome.InvalidCredentials::new);
        return answer.of(
                outcome,
                new SignInAnswer.For(
                        request,
                        query,
                        client,
                        confirmed.orElse(""),
                        confirmed.isPresent(),
                        confirmed.isPresent() ? new Trouble.UnconfirmedPasskey() : new Trouble.UnknownPasskey()));
    }
}
