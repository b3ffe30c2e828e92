package ostiary.service;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbConsentStore;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.pages.HostedPages;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.SourceSetting;
import ostiary.core.client.Clients;
import ostiary.core.consent.Consents;
import ostiary.core.consent.ListApps;
import ostiary.core.consent.WithdrawConsent;
import ostiary.core.oauth.Authorize;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.oauth.HintedUsers;
import ostiary.core.oauth.IssueCode;
import ostiary.core.oauth.SignOut;
import ostiary.core.oauth.SignUpInBrowser;
import ostiary.core.oauth.TakeOverBrowser;
import ostiary.core.session.StartSession;
import ostiary.core.signup.SignUpAttempts;
import ostiary.core.token.AuthorizationCodes;
import ostiary.core.token.IdTokenHints;
import ostiary.edge.AccountVisits;
import ostiary.edge.AuthorizationEndpoint;
import ostiary.edge.ConfirmSignOutEndpoint;
import ostiary.edge.ConnectedAppsEndpoint;
import ostiary.edge.ConsentEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.ForgotPasswordPage;
import ostiary.edge.ForgotPasswordPageEndpoint;
import ostiary.edge.KeepAccountEndpoint;
import ostiary.edge.MailedCodeEndpoint;
import ostiary.edge.PageAnswers;
import ostiary.edge.PageForm;
import ostiary.edge.PasskeySignInEndpoint;
import ostiary.edge.ResetByCodeEndpoint;
import ostiary.edge.ResetByLinkEndpoint;
import ostiary.edge.SessionsPageEndpoint;
import ostiary.edge.SignInAnswer;
import ostiary.edge.SignInChallengeEndpoint;
import ostiary.edge.SignInEndpoint;
import ostiary.edge.SignInPage;
import ostiary.edge.SignOutEndpoint;
import ostiary.edge.SignUpOnPageEndpoint;
import ostiary.edge.SignUpPage;
import ostiary.jose.JwtIdTokenHints;

/// Assembles the pages on which people sign in, and the way there and back.
final class PagesAssembly {
    private final Foundation foundation;

    PagesAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    /// They lead to the sign-out below the issuer.
    private HostedPages hosted(String issuer) {
        return new HostedPages(foundation.config().theme(), URI.create(issuer).getRawPath() + PagesApi.SIGN_OUT.path());
    }

    Map<Route, Endpoint> routes() {
        var issuer = foundation.config().issuer();
        var pages = new PageAnswers(hosted(issuer), issuer, foundation.random());
        var routes = new HashMap<>(signIn(pages));
        routes.putAll(signUp(pages));
        routes.putAll(recovery(pages));
        routes.putAll(new AddressAssembly(foundation).pages(pages));
        routes.putAll(signOut(pages));
        return routes;
    }

    /// Whether whoever has an account of ours can sign in with its password.
    private boolean letsIn() {
        return !(foundation.config().source() instanceof SourceSetting.Cognito);
    }

    private boolean hasPasskeys() {
        return letsIn() && foundation.config().hasPasskeysOnPages();
    }

    private Map<Route, Endpoint> signUp(PageAnswers pages) {
        var clock = foundation.platform().clock();
        var steps = new SignUpAssembly(foundation).steps();
        var session = letsIn()
                ? Optional.of(new SessionAssembly(foundation).startBrowserSession())
                : Optional.<StartSession>empty();
        var inBrowser = new SignUpInBrowser(
                steps.signUp(), steps.confirmSignUp(), new SignUpAttempts(steps.keys()), session, takeOver(), clock);
        var page = new SignUpPage(pages);
        var code = new MailedCodeEndpoint(inBrowser, page, pages);
        var authorize = authorize();
        return Map.of(
                PagesApi.SIGN_UP,
                new PageForm(PagesApi.SIGN_UP, authorize, pages, new SignUpOnPageEndpoint(inBrowser, page)),
                PagesApi.CONFIRM_SIGN_UP,
                new PageForm(PagesApi.CONFIRM_SIGN_UP, authorize, pages, code),
                PagesApi.RESEND_CODE,
                new PageForm(PagesApi.RESEND_CODE, authorize, pages, code));
    }

    private Map<Route, Endpoint> recovery(PageAnswers pages) {
        var steps = new RecoveryAssembly(foundation).steps();
        var page = new ForgotPasswordPage(pages);
        var forgot = new ForgotPasswordPageEndpoint(steps.request(), page);
        var byCode = new ResetByCodeEndpoint(steps.reset(), steps.secrets(), page);
        var byLink = new ResetByLinkEndpoint(steps.reset(), steps.secrets(), page, pages);
        var authorize = authorize();
        return Map.of(
                RecoveryPagesApi.FORGOT_PASSWORD_PAGE,
                forgot,
                RecoveryPagesApi.FORGOT_PASSWORD,
                new PageForm(RecoveryPagesApi.FORGOT_PASSWORD, authorize, pages, forgot),
                RecoveryPagesApi.RESET_BY_CODE,
                new PageForm(RecoveryPagesApi.RESET_BY_CODE, authorize, pages, byCode),
                RecoveryPagesApi.RESET_PAGE,
                byLink,
                RecoveryPagesApi.RESET_BY_LINK,
                byLink);
    }

    private Map<Route, Endpoint> signOut(PageAnswers pages) {
        var table = foundation.table();
        var signOut = new SignOut(
                browserSessions(),
                new DynamoDbSessionStore(table),
                new SessionAssembly(foundation).endSession(table),
                new DynamoDbClientStore(table),
                hints(),
                foundation.platform().clock());
        var endpoint = new SignOutEndpoint(signOut, pages);
        return Map.of(
                PagesApi.SIGN_OUT,
                endpoint,
                PagesApi.SIGN_OUT_BY_FORM,
                endpoint,
                PagesApi.CONFIRM_SIGN_OUT,
                new ConfirmSignOutEndpoint(signOut, pages));
    }

    private Map<Route, Endpoint> signIn(PageAnswers pages) {
        var issuer = foundation.config().issuer();
        var passkeys = new PasskeyAssembly(foundation).signIn();
        var signInPage = new SignInPage(pages, letsIn(), Optional.of(passkeys).filter(_ -> hasPasskeys()));
        var authorize = authorize();
        var authorization = new AuthorizationEndpoint(authorize, signInPage, pages, issuer);
        var answer = new SignInAnswer(signInPage, pages, takeOver());
        var sessions = new SessionAssembly(foundation).startBrowserSession();
        var login = new LoginAssembly(foundation).steps(Clients.only(BrowserSessions.CLIENT), sessions);
        var routes = new HashMap<Route, Endpoint>(accountRoutes(authorize, signInPage, pages));
        routes.putAll(Map.of(
                PagesApi.AUTHORIZE,
                authorization,
                PagesApi.AUTHORIZE_BY_FORM,
                authorization,
                PagesApi.SIGN_IN,
                new PageForm(PagesApi.SIGN_IN, authorize, pages, new SignInEndpoint(login.logIn(), answer)),
                PagesApi.ANSWER_CHALLENGE,
                new PageForm(
                        PagesApi.ANSWER_CHALLENGE,
                        authorize,
                        pages,
                        new SignInChallengeEndpoint(login.answerChallenge(), answer)),
                PagesApi.SIGN_IN_BY_PASSKEY,
                new PageForm(
                        PagesApi.SIGN_IN_BY_PASSKEY, authorize, pages, new PasskeySignInEndpoint(passkeys, answer)),
                PagesApi.KEEP_ACCOUNT,
                new PageForm(
                        PagesApi.KEEP_ACCOUNT,
                        authorize,
                        pages,
                        new KeepAccountEndpoint(new DeletionAssembly(foundation).cancel(), signInPage, pages)),
                PagesApi.CONSENT,
                new PageForm(PagesApi.CONSENT, authorize, pages, new ConsentEndpoint(authorization))));
        return routes;
    }

    /// The pages of a user's own account.
    private Map<Route, Endpoint> accountRoutes(Authorize authorize, SignInPage signInPage, PageAnswers pages) {
        var table = foundation.table();
        var sessions = new SessionAssembly(foundation);
        var visits = new AccountVisits(
                browserSessions(), signInPage, pages, foundation.platform().clock());
        var apps = new ConnectedAppsEndpoint(
                visits, new ListApps(consents(), new DynamoDbClientStore(table)), withdrawConsent());
        var own = new SessionsPageEndpoint(
                visits,
                sessions.listSessions(),
                sessions.endSession(table),
                sessions.endAllSessions(),
                letsIn(),
                hasPasskeys());
        var routes = new HashMap<>(
                new OwnSignInAssembly(foundation, visits, authorize, pages).routes(letsIn(), hasPasskeys()));
        routes.putAll(Map.of(
                AccountPagesApi.APPS,
                apps,
                AccountPagesApi.DISCONNECT_APP,
                new PageForm(AccountPagesApi.DISCONNECT_APP, authorize, pages, apps),
                AccountPagesApi.SESSIONS,
                own,
                AccountPagesApi.END_SESSIONS,
                new PageForm(AccountPagesApi.END_SESSIONS, authorize, pages, own)));
        return routes;
    }

    private TakeOverBrowser takeOver() {
        var table = foundation.table();
        return new TakeOverBrowser(
                browserSessions(),
                new DynamoDbSessionStore(table),
                new SessionAssembly(foundation).endSession(table),
                foundation.platform().clock());
    }

    private BrowserSessions browserSessions() {
        var table = foundation.table();
        return new BrowserSessions(
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table),
                new SessionAssembly(foundation).tokens());
    }

    private Authorize authorize() {
        var platform = foundation.platform();
        var table = foundation.table();
        var sessions = new DynamoDbSessionStore(table);
        var keys = platform.refreshTokenKeys();
        return new Authorize(
                new DynamoDbClientStore(table),
                browserSessions(),
                consents(),
                new IssueCode(
                        sessions,
                        new SessionAssembly(foundation).limit(),
                        new AuthorizationCodes(keys, foundation.random()),
                        keys),
                new HintedUsers(hints(), sessions, new DynamoDbUserStore(table)),
                foundation.config().audience(),
                platform.clock());
    }

    private Consents consents() {
        return new Consents(
                new DynamoDbConsentStore(foundation.table()),
                withdrawConsent(),
                foundation.platform().auditLog());
    }

    private WithdrawConsent withdrawConsent() {
        var table = foundation.table();
        return new WithdrawConsent(
                new DynamoDbConsentStore(table),
                new DynamoDbSessionStore(table),
                new SessionAssembly(foundation).endSession(table),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    private IdTokenHints hints() {
        return new JwtIdTokenHints(
                foundation.config().issuer(), foundation.platform().hintKeys());
    }
}
