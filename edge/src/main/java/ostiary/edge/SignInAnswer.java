package ostiary.edge;

import java.net.URI;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.RegisteredClient;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.DeletionPending;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.login.LogIn.Outcome.WeakPassword;
import ostiary.core.oauth.TakeOverBrowser;
import ostiary.core.token.RefreshToken;
import ostiary.edge.page.SignInTrouble;
import ostiary.edge.page.Trouble;

/// Maps the outcome of a step of a sign-in to the next page: back to the authorization endpoint, signed in, or once
/// more.
public final class SignInAnswer {
    private final SignInPage signInPage;
    private final PageAnswers pages;
    private final TakeOverBrowser takeOver;

    public SignInAnswer(SignInPage signInPage, PageAnswers pages, TakeOverBrowser takeOver) {
        this.signInPage = signInPage;
        this.takeOver = takeOver;
        this.pages = pages;
    }

    /// @param username as it was typed
    /// @param isConfirming whether the page showed the name, and asked for the password alone
    /// @param refusal as which it is told that somebody doesn't get in
    record For(
            Request request,
            AuthorizationQuery query,
            RegisteredClient client,
            String username,
            boolean isConfirming,
            SignInTrouble refusal) {
        @Override
        public String toString() {
            return "For " + request;
        }
    }

    Response of(LogIn.Outcome outcome, For step) {
        return switch (outcome) {
            case LoggedIn(var tokens, var deviceToken) -> signedIn(step, tokens.refreshToken(), deviceToken);
            case Challenged(var challenge, var factor, var recoverable) ->
                signInPage.challenge(
                        step.request(),
                        step.query(),
                        new SignInPage.Asked(
                                challenge,
                                factor,
                                recoverable,
                                Optional.of(step.username()).filter(name -> !name.isEmpty())));
            case WeakPassword(var verdict, var challenge) ->
                signInPage.newPassword(step.request(), step.query(), challenge, new Trouble.WeakPassword(verdict));
            case DeletionPending(var challenge, var at) ->
                signInPage.leaving(step.request(), step.query(), challenge, at);
            case InvalidCredentials() -> again(step, 200, step.refusal());
            case InvalidChallenge() -> again(step, 200, new Trouble.Expired());
            case TooManyFailures(var wait) ->
                again(step, Problem.TOO_MANY_REQUESTS.status(), new Trouble.TooManyTries(wait))
                        .retryAfter(wait);
        };
    }

    private Response again(For step, int status, SignInTrouble trouble) {
        return step.isConfirming()
                ? signInPage.confirm(
                        step.request(), status, step.query(), step.client(), step.username(), Optional.of(trouble))
                : signInPage.again(step.request(), status, step.query(), step.client(), step.username(), trouble);
    }

    /// The request goes on where it began, without what asked for the sign-in.
    private Response signedIn(For step, RefreshToken session, Optional<String> deviceToken) {
        takeOver.takeOver(step.request().cookie(PagesApi.SESSION_COOKIE), session);
        var back = URI.create(pages.authorizing(step.query().signedIn()));
        var response = Response.redirect(303, back).with(SetCookie.of(PagesApi.SESSION_COOKIE, session.text()));
        return deviceToken.map(token -> response.with(DeviceCookie.of(token))).orElse(response);
    }
}
