package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.SignUpInBrowser;
import ostiary.core.password.Password;
import ostiary.core.signup.SignUp.Outcome.Accepted;
import ostiary.core.signup.SignUp.Outcome.TooManyRequests;
import ostiary.core.signup.SignUp.Outcome.WeakPassword;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.SignUpTrouble;
import ostiary.edge.page.Trouble;

/// The form of the page that asks for an address and a new password. The next page is the same whether or not the
/// address has an account: the mail tells.
public final class SignUpOnPageEndpoint implements PageForm.Action {
    private final SignUpInBrowser signUp;
    private final SignUpPage page;

    public SignUpOnPageEndpoint(SignUpInBrowser signUp, SignUpPage page) {
        this.signUp = signUp;
        this.page = page;
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var typed = form.get("email");
        var email = EmailAddress.parse(typed)
                .filter(address -> !SyntheticUsers.refuse(address.value(), request.sourceIp()));
        if (email.isEmpty()) {
            return again(request, 200, query, client, typed, new Trouble.NoAddress());
        }
        return switch (signUp.begin(email.get(), Password.of(form.get("new_password")), request.device())) {
            case Accepted(var attempt) ->
                page.checkMail(request, 200, query, attempt, signUp.text(attempt), false, Optional.empty());
            case WeakPassword(var verdict) ->
                again(request, 200, query, client, typed, new Trouble.WeakPassword(verdict));
            case TooManyRequests(var wait) ->
                again(request, Problem.TOO_MANY_REQUESTS.status(), query, client, typed, new Trouble.TooManyTries(wait))
                        .retryAfter(wait);
        };
    }

    private Response again(
            Request request,
            int status,
            AuthorizationQuery query,
            RegisteredClient client,
            String typed,
            SignUpTrouble trouble) {
        return page.again(request, status, query, client, Optional.of(typed), trouble);
    }
}
