package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.client.RegisteredClient;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.recovery.RequestPasswordReset.Outcome.Accepted;
import ostiary.core.recovery.RequestPasswordReset.Outcome.TooManyRequests;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.Trouble;

/// The page that asks for the address of somebody who has forgotten a password, and its form. The next page is
/// the same whether or not the address has an account: the mail tells.
public final class ForgotPasswordPageEndpoint implements Endpoint, PageForm.Action {
    private final RequestPasswordReset request;
    private final ForgotPasswordPage page;

    public ForgotPasswordPageEndpoint(RequestPasswordReset request, ForgotPasswordPage page) {
        this.request = request;
        this.page = page;
    }

    /// The client is looked at with the form: nothing is done and nobody is sent anywhere before.
    @Override
    public Response handle(Request asked) {
        var query = new AuthorizationQuery(asked.query());
        return page.first(asked, 200, query, query.only("login_hint"), Optional.empty());
    }

    @Override
    public Response handle(Request asked, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var typed = form.get("email");
        var email =
                EmailAddress.parse(typed).filter(address -> !SyntheticUsers.refuse(address.value(), asked.sourceIp()));
        if (email.isEmpty()) {
            return page.first(asked, 200, query, Optional.of(typed), Optional.of(new Trouble.NoAddress()));
        }
        return switch (request.request(email.get(), Network.of(asked.sourceIp()))) {
            case Accepted(var text) ->
                page.checkMail(asked, 200, query.hinting(email.get().value()), text, Optional.empty());
            case TooManyRequests(var wait) ->
                page.first(
                                asked,
                                Problem.TOO_MANY_REQUESTS.status(),
                                query,
                                Optional.of(typed),
                                Optional.of(new Trouble.TooManyTries(wait)))
                        .retryAfter(wait);
        };
    }
}
