package ostiary.edge;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.RegisteredClient;
import ostiary.core.login.Factor;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.NewPasswordTrouble;
import ostiary.edge.page.Page;
import ostiary.edge.page.PasskeyForm;
import ostiary.edge.page.SignInTrouble;
import ostiary.edge.page.Trouble;

/// The pages of a sign-in, each with the request that it is for.
public final class SignInPage {
    private final PageAnswers pages;
    private final boolean hasAccounts;
    private final Optional<LogInWithPasskey> passkeys;

    /// @param hasAccounts whether accounts of ours let in: whoever has none is led to the page for one, and
    ///     whoever has forgotten a password to the page for another
    /// @param passkeys where the pages offer a sign-in by them
    public SignInPage(PageAnswers pages, boolean hasAccounts, Optional<LogInWithPasskey> passkeys) {
        this.pages = pages;
        this.hasAccounts = hasAccounts;
        this.passkeys = passkeys;
    }

    /// The page for a user whom the client has sent here.
    ///
    /// @param account whom the client means
    /// @param isOther whether the browser is signed in as somebody else
    Response first(
            Request request,
            AuthorizationQuery query,
            RegisteredClient client,
            Optional<EmailAddress> account,
            boolean isOther) {
        var username = account.map(EmailAddress::value).or(() -> query.only("login_hint"));
        var trouble =
                isOther ? Optional.<SignInTrouble>of(new Trouble.OtherAccount()) : Optional.<SignInTrouble>empty();
        return of(request, 200, query, client.name(), username, trouble);
    }

    /// Once more.
    Response again(
            Request request,
            int status,
            AuthorizationQuery query,
            RegisteredClient client,
            String username,
            SignInTrouble trouble) {
        return of(request, status, query, client.name(), Optional.of(username), Optional.of(trouble));
    }

    private Response of(
            Request request,
            int status,
            AuthorizationQuery query,
            String clientName,
            Optional<String> username,
            Optional<SignInTrouble> trouble) {
        return pages.form(
                request,
                status,
                query,
                hidden -> new Page.SignIn(
                        pages.path(PagesApi.SIGN_IN),
                        hidden,
                        clientName,
                        username,
                        signUp(query),
                        hasAccounts ? Optional.of(pages.forgetting(query)) : Optional.empty(),
                        passkeys.map(logIn -> passkey(query, hidden, Optional.empty(), logIn)),
                        trouble));
    }

    /// With a challenge for this browser alone.
    ///
    /// @param confirming whose passkey alone will do
    private PasskeyForm passkey(
            AuthorizationQuery query, Map<String, String> hidden, Optional<String> confirming, LogInWithPasskey logIn) {
        var token = Objects.requireNonNull(hidden.get("form_token"));
        var challenge = logIn.challengeFor(PasskeySignInEndpoint.addressee(token, confirming));
        return new PasskeyForm(
                pages.path(PagesApi.SIGN_IN_BY_PASSKEY),
                hidden,
                PasskeyOptions.toUseOne(challenge, logIn.party()).text(),
                pages.authorizing(query));
    }

    /// Whoever comes to see their account has one.
    private Optional<String> signUp(AuthorizationQuery query) {
        return hasAccounts && OwnPage.of(query).isEmpty()
                ? Optional.of(pages.authorizing(query.signingUp()))
                : Optional.empty();
    }

    /// The page on which whoever is signed in confirms that it is them: a sign-in like any other, with
    /// the name that the browser is signed in by.
    ///
    /// @param username shown to whoever sits there, and so one that they know
    Response confirm(
            Request request,
            int status,
            AuthorizationQuery query,
            RegisteredClient client,
            String username,
            Optional<SignInTrouble> trouble) {
        return pages.form(request, status, query, hidden -> {
            var fields = PageAnswers.with(PageAnswers.with(hidden, "username", username), "confirming", "yes");
            return new ConfirmPage(
                    pages.path(PagesApi.SIGN_IN),
                    fields,
                    client.name(),
                    username,
                    passkeys.map(logIn -> passkey(query, fields, Optional.of(username), logIn)),
                    instead(query),
                    trouble);
        });
    }

    /// Where somebody goes who does not confirm it: to another account, or back to the whole page.
    private String instead(AuthorizationQuery query) {
        return OwnPage.of(query)
                .map(page -> pages.path(page.route()))
                .orElseGet(() -> pages.authorizing(query.signingIn()));
    }

    /// The page of an account that will be deleted, which lets nobody in and offers to keep it.
    Response leaving(Request request, AuthorizationQuery query, String challenge, Instant deletesAt) {
        var action = pages.path(PagesApi.KEEP_ACCOUNT);
        return pages.form(
                request,
                200,
                query,
                hidden -> new Page.KeepAccount(action, PageAnswers.with(hidden, "challenge", challenge), deletesAt));
    }

    /// The page that asks for something beside the password.
    Response challenge(Request request, AuthorizationQuery query, Asked asked) {
        var action = pages.path(PagesApi.ANSWER_CHALLENGE);
        return pages.form(request, 200, query, hidden -> {
            var fields = PageAnswers.with(hidden, "challenge", asked.challenge());
            return asked.factor() == Factor.NEW_PASSWORD
                    ? new Page.NewPassword(
                            action, fields, asked.username(), Optional.of(pages.authorizing(query)), Optional.empty())
                    : new Page.SecondFactor(
                            action,
                            fields,
                            asked.factor(),
                            asked.recoverable(),
                            asked.username(),
                            Optional.of(pages.authorizing(query)),
                            Optional.empty());
        });
    }

    Response newPassword(Request request, AuthorizationQuery query, String challenge, NewPasswordTrouble trouble) {
        var action = pages.path(PagesApi.ANSWER_CHALLENGE);
        return pages.form(
                request,
                200,
                query,
                hidden -> new Page.NewPassword(
                        action,
                        PageAnswers.with(hidden, "challenge", challenge),
                        Optional.empty(),
                        Optional.of(pages.authorizing(query)),
                        Optional.of(trouble)));
    }

    /// @param challenge for the next try
    /// @param recoverable whether a recovery code is an answer, too
    /// @param username whose factor it is, where the last step knew
    record Asked(String challenge, Factor factor, boolean recoverable, Optional<String> username) {
        @Override
        public String toString() {
            return "Asked " + factor;
        }
    }
}
