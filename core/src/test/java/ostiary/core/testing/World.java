package ostiary.core.testing;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.RevocationList;
import ostiary.core.admin.ActOnUser;
import ostiary.core.admin.AdminAftermath;
import ostiary.core.admin.AdministerUsers;
import ostiary.core.admin.AdmitOperator;
import ostiary.core.admin.FindTarget;
import ostiary.core.admin.ShowUser;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.client.Client;
import ostiary.core.client.Clients;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.DeviceTokens;
import ostiary.core.device.KnownDevices;
import ostiary.core.export.ExportAccount;
import ostiary.core.key.HmacKeys;
import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.ChallengeVerifier;
import ostiary.core.login.Challenges;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.login.LogIn;
import ostiary.core.login.RefusedLogins;
import ostiary.core.mail.Mailer;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.search.InMemorySearchStore;
import ostiary.core.search.SearchUsers;
import ostiary.core.session.Device;
import ostiary.core.session.EndAllSessions;
import ostiary.core.session.EndSession;
import ostiary.core.session.ListSessions;
import ostiary.core.session.LogOut;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.StartSession;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpCodes;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.Sha256;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.User;
import ostiary.core.user.UserPasswords;

/// A whole service: every use case over stores of your choice, a clock that stands still, and fakes that are fast.
public final class World {
    /// A password that the policy accepts and that every account of [#account] has.
    public static final Password PASSWORD = Password.of("correct horse battery staple");

    /// The one password on the blocklist; parts of the user's name and address are blocked as well.
    public static final Password COMMON_PASSWORD = Password.of("password1");

    /// Judges the answers to challenges where there are none.
    public static final ChallengeVerifier NO_FACTORS =
            (_, _, _, _) -> new ChallengeVerifier.Verdict.Decided(new CredentialVerifier.Verdict.Refused());

    /// The `aud` of tokens that name no other.
    public static final String OWN_AUDIENCE = "https://auth.example.com";

    /// How many sessions a user may have open.
    public static final int MOST_SESSIONS = 100;

    /// Lets no login count the sessions of its user.
    public static final RandomGenerator NEVER_COUNTS = () -> 2L << Integer.SIZE;

    /// Lets each login count the sessions of its user.
    public static final RandomGenerator ALWAYS_COUNTS = () -> 0;

    /// More than any test sends without meaning to.
    private static final int MAILS_PER_HOUR = 10_000;

    /// Where logins come from unless a test says otherwise.
    public static final Device LAPTOP = new Device("Firefox", "192.0.2.1");

    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    public final KeyRing keys = new KeyRing("k1");
    public final KeyRing deviceKeys = new KeyRing("d1");
    public final SealingRing sealingKeys = SealingRing.ofAWorld();
    public final RefreshTokens tokens = new RefreshTokens(keys, new SecureRandom());
    public final SignUpCodes codes = new SignUpCodes(keys, new SecureRandom());
    public final FastHasher hasher = new FastHasher();
    public final PasswordSealing sealing = sealingKeys.sealing(clock);
    public final UserPasswords passwords = new UserPasswords(hasher, sealing);
    public final PlainSigner signer = new PlainSigner();
    public final Outbox outbox = new Outbox();
    public final Journal journal = new Journal();
    public final InMemorySearchStore copy = new InMemorySearchStore(clock);
    /// The use cases of registered clients.
    public final ClientUseCases oauth = new ClientUseCases(this);
    /// The use cases of the end of an account.
    public final DeletionUseCases deletion = new DeletionUseCases(this);
    /// The use cases of second factors.
    public final FactorUseCases factors = new FactorUseCases(this);
    public final Clients clients = new Clients(Set.of("profile"));
    public final Stores stores;
    public final Throttle throttle;
    public final Challenges challenges;
    public final KnownDevices devices;

    /// In memory.
    public World() {
        this(Stores.inMemory());
    }

    public World(Stores stores) {
        this.stores = stores;
        if (stores.users() instanceof InMemoryUserStore inMemory) {
            inMemory.follow(clock);
        }
        this.throttle = new Throttle(stores.attempts());
        this.challenges = new Challenges(stores.challenges(), new SecureRandom());
        this.devices = new KnownDevices(new DeviceTokens(deviceKeys), stores.devices(), new SecureRandom());
    }

    public SignUp signUp() {
        return signUp(passwordPolicy(), MAILS_PER_HOUR);
    }

    /// The use case with another policy and budget of mails.
    public SignUp signUp(PasswordPolicy policy, int mailsPerHour) {
        return new SignUp(
                stores.users(),
                stores.signUps(),
                codes,
                policy,
                passwords,
                throttle,
                new MailBudget(mailsPerHour, new SecureRandom()),
                outbox,
                journal,
                clock);
    }

    /// Writes refused logins into the journal.
    public RefusedLogins refusedLogins() {
        return new RefusedLogins(journal, new Pseudonyms(deviceKeys));
    }

    private static PasswordPolicy passwordPolicy() {
        return new PasswordPolicy((password, context) ->
                password.text().equals(COMMON_PASSWORD.text()) || context.contains(password.text()));
    }

    /// The use cases of passwords that are forgotten or changed.
    public RecoveryUseCases recovery() {
        return new RecoveryUseCases(this, passwordPolicy(), PasswordHome.HERE, outbox);
    }

    /// The same where passwords live elsewhere, or mails come out elsewhere.
    public RecoveryUseCases recovery(PasswordHome home, Mailer mailer) {
        return new RecoveryUseCases(this, passwordPolicy(), home, mailer);
    }

    /// The use cases of addresses that are changed.
    public AddressUseCases addresses() {
        return addresses(outbox);
    }

    /// The same where mails come out elsewhere.
    public AddressUseCases addresses(Mailer mailer) {
        return new AddressUseCases(this, mailer);
    }

    public ConfirmSignUp confirmSignUp() {
        return new ConfirmSignUp(stores.signUps(), codes, passwords, throttle, journal, clock);
    }

    public LogIn logIn() {
        var credentials = new DirectoryCredentialVerifier(stores.users(), passwords);
        return logIn(credentials);
    }

    /// The use case over another identity source.
    public LogIn logIn(CredentialVerifier credentials) {
        return new LogIn(
                credentials, throttle, devices, challenges, startSession(), keepOffers(), refusedLogins(), clock);
    }

    /// Offers to keep accounts that will be deleted.
    public KeepOffers keepOffers() {
        return new KeepOffers(stores.users(), stores.statuses(), stores.keepOffers(), new SecureRandom());
    }

    /// Answers to challenges as `verifier` judges them.
    public AnswerChallenge answerChallenge(ChallengeVerifier verifier) {
        return new AnswerChallenge(
                challenges,
                verifier,
                passwordPolicy(),
                throttle,
                devices,
                clients,
                startSession(),
                keepOffers(),
                refusedLogins(),
                clock);
    }

    public StartSession startSession() {
        return startSession(NEVER_COUNTS);
    }

    /// With a random that decides at which logins the sessions are counted.
    public StartSession startSession(RandomGenerator random) {
        return new StartSession(
                stores.sessions(),
                stores.statuses(),
                endSession(),
                MOST_SESSIONS,
                tokens,
                keys,
                signer,
                random,
                journal);
    }

    public RefreshSession refreshSession() {
        return refreshSession(keys);
    }

    /// The use case as it runs on an instance with other keys than [#keys].
    public RefreshSession refreshSession(HmacKeys keys) {
        var itsTokens = new RefreshTokens(keys, new SecureRandom());
        return new RefreshSession(
                stores.sessions(), stores.statuses(), endSession(), itsTokens, keys, signer, journal, clock);
    }

    public LogOut logOut() {
        return new LogOut(endSession(), tokens, clock);
    }

    public CheckAccess checkAccess() {
        return new CheckAccess(signer, revocationList(), clock);
    }

    public RevocationList revocationList() {
        return new RevocationList(stores.revocations(), journal);
    }

    public EndSession endSession() {
        return new EndSession(stores.sessions(), stores.revocations(), journal, clock);
    }

    public EndAllSessions endAllSessions() {
        return new EndAllSessions(stores.statuses(), stores.revocations(), journal, clock);
    }

    public AdministerUsers administerUsers() {
        return new AdministerUsers(stores.statuses(), stores.devices(), stores.revocations(), journal, clock);
    }

    public FindTarget findTarget() {
        return new FindTarget(stores.users(), stores.statuses());
    }

    public AdmitOperator admitOperator() {
        return new AdmitOperator(stores.sessions(), stores.statuses(), clock);
    }

    public ShowUser showUser() {
        return new ShowUser(findTarget(), stores.factors(), stores.passkeys(), listSessions(), journal);
    }

    public SearchUsers searchUsers() {
        return new SearchUsers(copy, journal);
    }

    public ActOnUser actOnUser() {
        return new ActOnUser(
                findTarget(),
                stores.admins(),
                stores.factors(),
                stores.passkeys(),
                new AdminAftermath(
                        stores.statuses(), stores.devices(), stores.revocations(), factors.notices(), journal, clock),
                clock);
    }

    public ExportAccount exportAccount() {
        return new ExportAccount(
                stores.users(),
                stores.statuses(),
                stores.sessions(),
                stores.factors(),
                stores.passkeys(),
                stores.consents(),
                stores.addresses(),
                factors.stepUps(),
                throttle,
                journal,
                clock);
    }

    public ListSessions listSessions() {
        return new ListSessions(stores.sessions(), stores.statuses(), stores.clients(), clock);
    }

    /// Makes an account the way a user does.
    public User account(EmailAddress email) {
        var network = Fresh.network();
        signUp().signUp(email, PASSWORD, Optional.of("Ada"), network);
        confirmSignUp().confirm(email, outbox.codeFor(email), Optional.of(PASSWORD), network);
        var userId = stores.users().findCredential(email).orElseThrow().userId();
        return stores.users().find(userId).orElseThrow();
    }

    /// Makes an account and logs in to it.
    public IssuedTokens loggedIn(Client client) {
        var email = account(Fresh.email()).email();
        var outcome = logIn().logIn(email.value(), PASSWORD, client, LAPTOP);
        return ((LogIn.Outcome.LoggedIn) outcome).tokens();
    }

    /// The session that `token` belongs to, as the store holds it. It is shown to whoever presents a token that
    /// is not the newest, so this presents one that never was.
    public SessionSnapshot snapshot(RefreshToken token) {
        var key = keys.current(clock.instant());
        var stray = tokens.first(token.userId(), token.sessionId(), key);
        var rotation = stores.sessions().rotate(stray, Sha256.of(new byte[0]), key.id(), clock.instant());
        return ((NotRotated) rotation).found();
    }
}
