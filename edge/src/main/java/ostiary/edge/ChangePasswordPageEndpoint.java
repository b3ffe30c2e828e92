package ostiary.edge;

import java.util.Optional;
import ostiary.core.client.RegisteredClient;
import ostiary.core.password.Password;
import ostiary.core.recovery.ChangePassword;
import ostiary.core.recovery.ChangePassword.Outcome.Done;
import ostiary.core.recovery.ChangePassword.Outcome.SessionIsOver;
import ostiary.core.recovery.ChangePassword.Outcome.TooManyFailures;
import ostiary.core.recovery.ChangePassword.Outcome.WeakPassword;
import ostiary.core.recovery.ChangePassword.Outcome.WrongPassword;
import ostiary.core.session.Session;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.ChangeTrouble;
import ostiary.edge.page.Trouble;

/// The page on which a user sets another password, knowing the present one, and its form. The browser
/// stays signed in, everything else is signed out.
public final class ChangePasswordPageEndpoint implements Endpoint, PageForm.Action {
    private static final String DONE = "done";

    private final AccountVisits visits;
    private final UserAddresses addresses;
    private final ChangePassword changePassword;
    private final boolean isHere;

    /// @param isHere whether passwords can be changed here, and are not in another system
    public ChangePasswordPageEndpoint(
            AccountVisits visits, UserAddresses addresses, ChangePassword changePassword, boolean isHere) {
        this.visits = visits;
        this.addresses = addresses;
        this.changePassword = changePassword;
        this.isHere = isHere;
    }

    @Override
    public Response handle(Request request) {
        boolean isDone = AccountVisits.parameter(request, DONE)
                .filter(AccountVisits.done(request)::equals)
                .isPresent();
        return isDone
                ? visits.show(request, OwnPage.PASSWORD, _ -> new AccountPage.PasswordIsChanged(sessions()))
                : form(request, 200, Optional.empty());
    }

    private Response form(Request request, int status, Optional<ChangeTrouble> trouble) {
        return visits.show(
                request,
                status,
                OwnPage.PASSWORD,
                visit -> isHere
                        ? new AccountPage.ChangePassword(
                                visit.path(),
                                visit.hidden(),
                                addresses.of(visit.session().userId()),
                                sessions(),
                                trouble)
                        : new AccountPage.PasswordIsElsewhere(sessions()));
    }

    private String sessions() {
        return visits.path(OwnPage.SESSIONS);
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        return isHere
                ? visits.answer(request, OwnPage.PASSWORD, form, session -> change(request, form, session))
                : visits.back(OwnPage.PASSWORD, "");
    }

    private Response change(Request request, FieldValues form, Session own) {
        var outcome = changePassword.change(
                own.userId(),
                own.id(),
                Password.of(form.get("current_password")),
                Password.of(form.get("new_password")));
        return switch (outcome) {
            case Done _ -> visits.back(OwnPage.PASSWORD, "?" + DONE + "=" + AccountVisits.done(request));
            case WrongPassword _ -> form(request, 200, Optional.of(new Trouble.WrongPassword()));
            case WeakPassword(var verdict) -> form(request, 200, Optional.of(new Trouble.WeakPassword(verdict)));
            case SessionIsOver _ -> visits.back(OwnPage.PASSWORD, "");
            case TooManyFailures(var wait) ->
                form(request, Problem.TOO_MANY_REQUESTS.status(), Optional.of(new Trouble.TooManyTries(wait)))
                        .retryAfter(wait);
        };
    }
}
