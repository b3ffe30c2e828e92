package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.core.login.LogIn;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.password.Password;
import ostiary.edge.page.Trouble;

/// The form of the page that asks for a name and a password.
public final class SignInEndpoint implements PageForm.Action {
    private final LogIn logIn;
    private final SignInAnswer answer;

    public SignInEndpoint(LogIn logIn, SignInAnswer answer) {
        this.logIn = logIn;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var username = form.get("username");
        var outcome = logIn.logIn(
                username,
                Password.of(form.get("password")),
                BrowserSessions.CLIENT,
                request.device(),
                DeviceCookie.token(request, form));
        return answer.of(
                outcome,
                new SignInAnswer.For(
                        request,
                        query,
                        client,
                        username,
                        form.find("confirming").isPresent(),
                        new Trouble.WrongCredentials()));
    }
}
