package ostiary.core.testing;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome;
import ostiary.core.client.AuthenticateClient;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.Clients;
import ostiary.core.client.RegisteredClient;
import ostiary.core.consent.Consents;
import ostiary.core.consent.ListApps;
import ostiary.core.consent.WithdrawConsent;
import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.login.LogIn;
import ostiary.core.oauth.Authorize;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.oauth.GrantClientCredentials;
import ostiary.core.oauth.HintedUsers;
import ostiary.core.oauth.IntrospectToken;
import ostiary.core.oauth.IssueCode;
import ostiary.core.oauth.NamedResources;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.oauth.RefreshGrant;
import ostiary.core.oauth.RevokeToken;
import ostiary.core.oauth.SignOut;
import ostiary.core.oauth.SignUpInBrowser;
import ostiary.core.oauth.TakeOverBrowser;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.session.SessionLimit;
import ostiary.core.session.SessionStore;
import ostiary.core.session.StartSession;
import ostiary.core.signup.SignUpAttempts;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.AuthorizationCodes;
import ostiary.core.token.IdTokenSigner;

/// The use cases of registered clients, and of operators with them, in a [World].
public final class ClientUseCases {
    private final World world;

    ClientUseCases(World world) {
        this.world = world;
    }

    public AdministerClients administerClients() {
        return new AdministerClients(
                world.stores.clients(), world.stores.revocations(), new SecureRandom(), world.journal, world.clock);
    }

    /// Registers a confidential client.
    ///
    /// @return its secret
    public String registered(String id, ClientDescription described) {
        return register(id, ClientType.CONFIDENTIAL, described).secret().orElseThrow();
    }

    /// Registers a public client.
    public RegisteredClient registeredPublic(String id, ClientDescription described) {
        return register(id, ClientType.PUBLIC, described).client();
    }

    private Outcome.Done register(String id, ClientType type, ClientDescription described) {
        return switch (administerClients().register(id, type, described)) {
            case Outcome.Done done -> done;
            case Outcome other -> throw new IllegalArgumentException(other.toString());
        };
    }

    public AuthenticateClient authenticateClient() {
        return new AuthenticateClient(world.stores.clients(), world.journal);
    }

    public GrantClientCredentials grantClientCredentials() {
        return new GrantClientCredentials(World.OWN_AUDIENCE, world.signer, world.journal, world.clock);
    }

    private AuthorizationCodes codes() {
        return new AuthorizationCodes(world.keys, new SecureRandom());
    }

    public BrowserSessions browserSessions() {
        return new BrowserSessions(world.stores.sessions(), world.stores.statuses(), world.tokens);
    }

    /// Opens a session of a browser.
    public StartSession startBrowserSession() {
        return new StartSession(
                world.stores.sessions(),
                world.stores.statuses(),
                world.endSession(),
                World.MOST_SESSIONS,
                BrowserSessions.tokens(world.tokens),
                world.keys,
                AccessTokenSigner.NONE,
                World.NEVER_COUNTS,
                world.journal);
    }

    /// The sign-in on the pages, which opens a session of the browser.
    public LogIn signIn() {
        return new LogIn(
                new DirectoryCredentialVerifier(world.stores.users(), world.passwords),
                world.throttle,
                world.devices,
                world.challenges,
                startBrowserSession(),
                world.keepOffers(),
                world.refusedLogins(),
                world.clock);
    }

    /// The challenges of a page beside the password, of users whose factors are the service's own.
    public AnswerChallenge answerChallenge() {
        return new AnswerChallenge(
                world.challenges,
                world.factors.verifier(),
                new PasswordPolicy((_, _) -> false),
                world.throttle,
                world.devices,
                Clients.only(BrowserSessions.CLIENT),
                startBrowserSession(),
                world.keepOffers(),
                world.refusedLogins(),
                world.clock);
    }

    public Authorize authorize() {
        return authorize(world.clock);
    }

    /// The use case by another clock.
    public Authorize authorize(InstantSource clock) {
        return new Authorize(
                world.stores.clients(),
                browserSessions(),
                consents(),
                new IssueCode(
                        world.stores.sessions(),
                        new SessionLimit(
                                World.MOST_SESSIONS, world.stores.sessions(), world.endSession(), World.NEVER_COUNTS),
                        codes(),
                        world.keys),
                new HintedUsers(world.signer, world.stores.sessions(), world.stores.users()),
                World.OWN_AUDIENCE,
                clock);
    }

    public Consents consents() {
        return new Consents(world.stores.consents(), withdrawConsent(), world.journal);
    }

    public ListApps listApps() {
        return new ListApps(consents(), world.stores.clients());
    }

    public WithdrawConsent withdrawConsent() {
        return new WithdrawConsent(
                world.stores.consents(), world.stores.sessions(), world.endSession(), world.journal, world.clock);
    }

    public SignUpInBrowser signUpInBrowser() {
        return signUpInBrowser(Optional.of(startBrowserSession()));
    }

    /// The use case where the new user may not be signed in.
    public SignUpInBrowser signUpInBrowser(Optional<StartSession> startSession) {
        return new SignUpInBrowser(
                world.signUp(),
                world.confirmSignUp(),
                new SignUpAttempts(world.keys),
                startSession,
                takeOverBrowser(),
                world.clock);
    }

    public TakeOverBrowser takeOverBrowser() {
        return new TakeOverBrowser(browserSessions(), world.stores.sessions(), world.endSession(), world.clock);
    }

    public SignOut signOut() {
        return new SignOut(
                browserSessions(),
                world.stores.sessions(),
                world.endSession(),
                world.stores.clients(),
                world.signer,
                world.clock);
    }

    public RedeemCode redeemCode() {
        return redeemCode(world.stores.sessions());
    }

    /// The use case over another store of sessions.
    public RedeemCode redeemCode(SessionStore sessions) {
        return redeemCode(sessions, world.signer);
    }

    /// The use case with another signer of ID tokens.
    public RedeemCode redeemCode(IdTokenSigner idTokens) {
        return redeemCode(world.stores.sessions(), idTokens);
    }

    private RedeemCode redeemCode(SessionStore sessions, IdTokenSigner idTokens) {
        return new RedeemCode(
                sessions,
                world.stores.statuses(),
                world.stores.consents(),
                new NamedResources(sessions, World.OWN_AUDIENCE),
                world.endSession(),
                codes(),
                world.tokens,
                world.keys,
                world.signer,
                idTokens,
                world.journal,
                world.clock);
    }

    public RefreshGrant refreshGrant() {
        return new RefreshGrant(
                world.refreshSession(),
                world.tokens,
                new NamedResources(world.stores.sessions(), World.OWN_AUDIENCE),
                world.signer,
                world.clock);
    }

    public ReadUserInfo readUserInfo() {
        return new ReadUserInfo(
                world.signer,
                world.revocationList(),
                world.stores.sessions(),
                world.stores.statuses(),
                world.stores.users(),
                world.clock);
    }

    public RevokeToken revokeToken() {
        return new RevokeToken(
                world.signer,
                world.tokens,
                world.endSession(),
                world.stores.revokedTokens(),
                world.stores.revocations(),
                world.journal,
                world.clock);
    }

    public IntrospectToken introspectToken() {
        return new IntrospectToken(
                World.OWN_AUDIENCE,
                world.signer,
                world.revocationList(),
                world.stores.sessions(),
                world.stores.statuses(),
                world.stores.revokedTokens(),
                world.stores.clients(),
                world.clock);
    }
}
