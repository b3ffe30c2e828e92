package ostiary.core.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.core.access.AdminRole;
import ostiary.core.access.CheckAccess;
import ostiary.core.admin.ActOnUser.Outcome;
import ostiary.core.admin.AdminAction.Kind;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.FactorId;
import ostiary.core.factor.Factors;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.passkey.Passkey;
import ostiary.core.password.Password;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// The doings of operators, as the users see them.
class ActOnUserTest {
    private static final Reason WHY = new Reason("asked by phone");
    private static final Password NEXT = Password.of("a wholly different passphrase");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final EmailAddress email = Fresh.email();
    private static final Passkey PASSKEY = Fresh.passkey("AAAAAAAAAAAAAAAAAAAAAA", Fresh.now());

    private final Operator eve = Operator.of(Fresh.userId());
    private UserId ada = Fresh.userId();

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email).id();
    }

    private Outcome act(AdminAction action) {
        return world.actOnUser().act(eve, ada, action, WHY, "request-1");
    }

    private Outcome act(Kind kind) {
        return act(AdminAction.of(kind));
    }

    private AdminRecord done(AdminAction action) {
        return ((Outcome.Done) act(action)).record();
    }

    private LogIn.Outcome logIn(Password password) {
        return world.logIn().logIn(email.value(), password, world.clients.byDefault(), World.LAPTOP);
    }

    private IssuedTokens loggedIn() {
        return ((LogIn.Outcome.LoggedIn) logIn(World.PASSWORD)).tokens();
    }

    private RefreshSession.Outcome refresh(IssuedTokens tokens) {
        return world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP);
    }

    private static AdminAction each(Kind kind) {
        return switch (kind) {
            case SET_ROLES -> AdminAction.setRoles(Set.of(AdminRole.ROLE));
            case REMOVE_PASSKEY -> AdminAction.removePasskey(PASSKEY.id());
            case REMOVE_FACTOR -> AdminAction.removeFactor(new FactorId(UUID.randomUUID()));
            default -> AdminAction.of(kind);
        };
    }

    /// So nobody gives themselves a role or takes their own second factor away, and one operator is always left.
    @ParameterizedTest
    @EnumSource
    void isNothingToDoToOneself(Kind kind) {
        var before = users.findStatus(ada);
        var outcome = world.actOnUser().act(Operator.of(ada), ada, each(kind), WHY, "r");

        assertThat(outcome).isEqualTo(new Outcome.OwnAccount());
        assertThat(users.findStatus(ada)).isEqualTo(before);
        assertThat(world.stores.admins().list(ada, Optional.empty(), 10).records())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isNothingToDoToNobody(Kind kind) {
        var nobody = Fresh.userId();

        assertThat(world.actOnUser().act(eve, nobody, each(kind), WHY, "r")).isEqualTo(new Outcome.NoUser());
        assertThat(world.actOnUser().wouldRefuse(eve, nobody, each(kind))).contains(new Outcome.NoUser());
        assertThat(world.stores.admins().list(nobody, Optional.empty(), 10).records())
                .isEmpty();
    }

    @Test
    void isRecordedAndLogged() {
        var record = done(AdminAction.setRoles(Set.of("staff")));

        assertThat(record)
                .isEqualTo(new AdminRecord(
                        record.id(),
                        ada,
                        eve,
                        AdminAction.setRoles(Set.of("staff")),
                        WHY,
                        world.clock.instant(),
                        "request-1"));
        assertThat(world.stores.admins().list(ada, Optional.empty(), 10).records())
                .containsExactly(record);
        assertThat(world.journal.events())
                .contains(
                        new AuditEvent.OperatorActed(ada, eve.text(), "set_roles", record.id()),
                        new AuditEvent.RolesChanged(ada, Set.of("staff")));
    }

    @Test
    void shutsOutAndLetsInAgain() {
        var tokens = loggedIn();

        act(Kind.DISABLE);

        assertThat(logIn(World.PASSWORD)).isInstanceOf(LogIn.Outcome.InvalidCredentials.class);
        assertThat(refresh(tokens)).isInstanceOf(RefreshSession.Outcome.Refused.class);
        assertThat(world.checkAccess().check(tokens.accessToken())).isInstanceOf(CheckAccess.Outcome.Revoked.class);
        act(Kind.ENABLE);
        assertThat(refresh(tokens)).isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    }

    @Test
    void logsOutEverywhere() {
        var tokens = loggedIn();

        act(Kind.END_SESSIONS);

        assertThat(refresh(tokens)).isInstanceOf(RefreshSession.Outcome.Refused.class);
        assertThat(world.checkAccess().check(tokens.accessToken())).isInstanceOf(CheckAccess.Outcome.Revoked.class);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(logIn(World.PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    /// Of whoever's clock was ahead.
    @Test
    void endsSessionsThoughTheyWereEndedLaterAlready() {
        users.endSessions(ada, world.clock.instant().plusSeconds(3));

        assertThat(act(Kind.END_SESSIONS)).isInstanceOf(Outcome.Done.class);
        assertThat(users.findStatus(ada).orElseThrow().notBefore())
                .contains(world.clock.instant().plusSeconds(3));
    }

    /// A stranger sees no more than of a wrong password, and so does the owner, whose mail is the way back in.
    @Test
    void makesThePasswordVoidUntilItIsReset() {
        var tokens = loggedIn();
        var request = forgot();
        act(Kind.REQUIRE_RESET);

        assertThat(logIn(World.PASSWORD)).isEqualTo(logIn(Password.of("never was it this one")));
        assertThat(refresh(tokens)).isInstanceOf(RefreshSession.Outcome.Refused.class);
        assertThat(world.checkAccess().check(tokens.accessToken())).isInstanceOf(CheckAccess.Outcome.Revoked.class);
        assertThat(reset(request)).isInstanceOf(ResetPassword.Outcome.InvalidCode.class);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(reset(forgot())).isInstanceOf(ResetPassword.Outcome.Done.class);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(logIn(World.PASSWORD)).isInstanceOf(LogIn.Outcome.InvalidCredentials.class);
        assertThat(logIn(NEXT)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(world.findTarget().byId(ada))
                .map(AdminTarget::isResetRequired)
                .contains(false);
    }

    /// OWASP ASVS 5.0, 6.3.7.
    @Test
    void tellsWhosePasswordIsVoid() {
        act(Kind.REQUIRE_RESET);

        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.PasswordVoided(email));
    }

    /// The mark of a void password is no password, however it is typed.
    @Test
    void letsNobodyInByTheVoidItself() {
        act(Kind.REQUIRE_RESET);
        var mark = users.findCredential(email).orElseThrow().passwordHash().text();

        assertThat(logIn(Password.of(mark))).isInstanceOf(LogIn.Outcome.InvalidCredentials.class);
        assertThat(logIn(Password.of(mark.substring(6)))).isInstanceOf(LogIn.Outcome.InvalidCredentials.class);
        assertThat(world.sealing.isUpToDate(new SealedHash(mark))).isTrue();
    }

    private String forgot() {
        return world.recovery().ask(email);
    }

    private ResetPassword.Outcome reset(String request) {
        return world.recovery().byCode(request, world.outbox.resetFor(email).code(), NEXT);
    }

    @Test
    void removesAFactorAndTellsItsUser() {
        var phone = world.factors.enrol(ada).id();

        assertThat(act(AdminAction.removeFactor(new FactorId(UUID.randomUUID()))))
                .isEqualTo(new Outcome.NoFactor());
        done(AdminAction.removeFactor(phone));

        assertThat(logIn(World.PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.FactorRemoved(email, 0));
        assertThat(world.journal.events()).contains(new AuditEvent.FactorRemoved(ada));
        assertThat(act(AdminAction.removeFactor(phone))).isEqualTo(new Outcome.NoFactor());
    }

    /// Of whom somebody else has got into, and left a way back: a disabled user's, too.
    @Test
    void showsAndRemovesAPasskeyAndTellsItsUser() {
        assertThat(act(AdminAction.removePasskey(PASSKEY.id()))).isEqualTo(new Outcome.NoFactor());
        world.stores.passkeys().add(ada, PASSKEY, Optional.empty());
        act(Kind.DISABLE);

        assertThat(world.showUser().show(eve, ada).orElseThrow().passkeys())
                .singleElement()
                .extracting(Passkey::id)
                .isEqualTo(PASSKEY.id());
        done(AdminAction.removePasskey(PASSKEY.id()));

        assertThat(world.stores.passkeys().list(ada)).isEmpty();
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.PasskeyRemoved(email));
        assertThat(world.journal.events()).contains(new AuditEvent.PasskeyRemoved(ada));
    }

    @Test
    void leavesTheFactorsOfAnAccountThatWillBeDeleted() {
        var phone = world.factors.enrol(ada).id();
        var login = users.findCredential(email);
        assertThat(world.stores
                        .deletions()
                        .request(
                                ada,
                                login,
                                world.clock.instant(),
                                world.clock.instant().plusSeconds(60)))
                .isTrue();

        assertThat(act(AdminAction.removeFactor(phone))).isEqualTo(new Outcome.DeletionPending());
        assertThat(world.stores.factors().find(ada).authenticators()).hasSize(1);
    }

    @Test
    void leavesTheFactorsOfADisabledUser() {
        var phone = world.factors.enrol(ada).id();
        act(Kind.DISABLE);

        assertThat(act(AdminAction.removeFactor(phone))).isEqualTo(new Outcome.Disabled());
        act(Kind.ENABLE);
        assertThat(act(AdminAction.removeFactor(phone))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void isNotForPasswordsThatAreElsewhere() {
        var elsewhere = Fresh.userId();
        var user = new User(elsewhere, Fresh.email(), Optional.empty(), Fresh.now());
        users.put(user, Optional.empty());
        ada = elsewhere;
        assertThat(act(Kind.REQUIRE_RESET)).isEqualTo(new Outcome.KeptElsewhere());
        assertThat(act(AdminAction.removeFactor(new FactorId(UUID.randomUUID()))))
                .isEqualTo(new Outcome.KeptElsewhere());
        assertThat(act(Kind.DISABLE)).isInstanceOf(Outcome.Done.class);

        users.put(user, Optional.of(new Credential(elsewhere, user.email(), SealedHash.NONE, false, Set.of())));
        assertThat(act(Kind.REQUIRE_RESET)).isEqualTo(new Outcome.KeptElsewhere());
    }

    @Test
    void unlocksWhomStrangersHaveLockedOut() {
        for (int i = 0; i < Limits.LOGIN_BY_USERNAME.most(); i++) {
            world.throttle.count(List.of(Limits.LOGIN_BY_USERNAME.ofMailbox(email.value())), world.clock.instant());
        }
        assertThat(logIn(World.PASSWORD)).isInstanceOf(LogIn.Outcome.TooManyFailures.class);

        act(Kind.UNLOCK);

        assertThat(logIn(World.PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    /// Eighty wrong codes in a row, which no time forgives: the user has no recovery code left.
    @Test
    void unlocksWhomWrongCodesHaveLockedOut() {
        world.factors.enrol(ada);
        for (int i = 0; i < Factors.MOST_MISSES; i++) {
            world.stores.factors().miss(ada);
        }
        assertThat(world.stores.factors().find(ada).areLocked()).isTrue();

        act(Kind.UNLOCK);

        assertThat(world.stores.factors().find(ada).areLocked()).isFalse();
    }

    @Test
    void isFoundByIdAndByAddress() {
        assertThat(world.findTarget().byId(ada))
                .map(found -> found.user().email())
                .contains(email);
        assertThat(world.findTarget().byAddress(email))
                .map(found -> found.user().id())
                .contains(ada);
        assertThat(world.findTarget().byAddress(Fresh.email())).isEmpty();
        assertThat(world.findTarget().byId(Fresh.userId())).isEmpty();
    }
}
