package ostiary.core.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.Operator;
import ostiary.core.admin.Reason;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.Addressee;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.login.LogInWithPasskey.Signed;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.PasskeyUseCases;
import ostiary.core.testing.ScriptedPasskeys;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.Acr;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;

class LogInWithPasskeyTest extends PasskeySetup {
    @BeforeEach
    void adaHasAPasskey() {
        addOne();
    }

    private PasskeyId id() {
        return PasskeyId.parse(ID).orElseThrow();
    }

    @Test
    void startsASessionByTwoFactors() {
        var outcome = (LoggedIn) use(logIn().challenge(), ada, ID, 0);

        var granted = (Granted) world.checkAccess().check(outcome.tokens().accessToken());
        assertThat(granted.principal().userId()).isEqualTo(ada);
        assertThat(granted.principal().amr()).containsExactly("pop", "mfa");
        assertThat(Acr.of(granted.principal().amr())).isEqualTo(Acr.TWO_FACTORS);
        assertThat(outcome.deviceToken()).isPresent();
        assertThat(store.find(ada, id()).orElseThrow().lastUsedAt()).contains(world.clock.instant());
    }

    @Test
    void takesAChallengeOnce() throws Exception {
        var challenge = logIn().challenge();

        var outcomes = AtOnce.call(16, () -> use(challenge, ada, ID, 0));

        assertThat(outcomes).hasOnlyElementsOfTypes(LoggedIn.class, InvalidChallenge.class);
        assertThat(outcomes.stream().filter(LoggedIn.class::isInstance)).hasSize(1);
        assertThat(use(challenge, ada, ID, 0)).isEqualTo(new InvalidChallenge());
    }

    @Test
    void takesNoOtherChallenge() {
        var ended = logIn().challenge();
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(use(ended, ada, ID, 0)).isEqualTo(new InvalidChallenge());
        assertThat(use(offered(), ada, ID, 0)).isEqualTo(new InvalidChallenge());
        assertThat(use("opc_" + "A".repeat(75), ada, ID, 0)).isEqualTo(new InvalidChallenge());
    }

    /// A wrong answer spends nothing: the right one is taken afterwards.
    @Test
    void refusesAPasskeyOfSomebodyElseAndOneThatIsNotThere() {
        var mallory = world.account(Fresh.email()).id();
        var challenge = logIn().challenge();

        assertThat(use(challenge, mallory, ID, 0)).isEqualTo(new InvalidCredentials());
        assertThat(use(challenge, Fresh.userId(), ID, 0)).isEqualTo(new InvalidCredentials());
        assertThat(use(challenge, ada, "BBBBBBBBBBBBBBBBBBBBBA", 0)).isEqualTo(new InvalidCredentials());
        assertThat(use(challenge, ada, ID, 0)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void refusesAWrongSignature() {
        var challenge = logIn().challenge();
        var wrong = new Signed(challenge, ada, id(), ScriptedPasskeys.used(challenge, "another", 0));

        assertThat(logIn().logIn(wrong, world.clients.byDefault(), World.LAPTOP, Optional.empty()))
                .isEqualTo(new InvalidCredentials());
    }

    @Test
    void refusesACopyThatFellBehind() {
        assertThat(use(logIn().challenge(), ada, ID, 8)).isInstanceOf(LoggedIn.class);

        assertThat(use(logIn().challenge(), ada, ID, 8)).isEqualTo(new InvalidCredentials());

        assertThat(world.journal.events()).contains(new AuditEvent.PasskeyCopied(ada));
        assertThat(use(logIn().challenge(), ada, ID, 9)).isInstanceOf(LoggedIn.class);
    }

    /// The owner removes it at the moment of a login: an operator who hears of a copy would look for a thief.
    @Test
    void callsOneThatIsRemovedMeanwhileNoCopy() {
        var racing = (PasskeyStore) Proxy.newProxyInstance(
                PasskeyStore.class.getClassLoader(), new Class<?>[] {PasskeyStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("use")) {
                        store.remove(ada, id());
                    }
                    return method.invoke(store, arguments);
                });
        var late = new PasskeyUseCases(world, racing).logIn();
        var challenge = late.challenge();
        var signed = new Signed(challenge, ada, id(), ScriptedPasskeys.used(challenge, ID, 0));

        assertThat(late.logIn(signed, world.clients.byDefault(), World.LAPTOP, Optional.empty()))
                .isEqualTo(new InvalidCredentials());

        assertThat(world.journal.events()).doesNotContain(new AuditEvent.PasskeyCopied(ada));
    }

    @Test
    void refusesWhoIsDisabledAndOneThatWasRemoved() {
        world.stores.statuses().setDisabled(ada, true);
        assertThat(use(logIn().challenge(), ada, ID, 0)).isEqualTo(new InvalidCredentials());

        world.stores.statuses().setDisabled(ada, false);
        remove().remove(here, id());
        assertThat(use(logIn().challenge(), ada, ID, 0)).isEqualTo(new InvalidCredentials());
    }

    @Test
    void isNoWayPastAResetThatAnOperatorRequires() {
        var operator = Operator.of(Fresh.userId());
        world.actOnUser()
                .act(operator, ada, AdminAction.of(AdminAction.Kind.REQUIRE_RESET), new Reason("leaked"), "request-1");
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(use(logIn().challenge(), ada, ID, 0)).isEqualTo(new InvalidCredentials());
    }

    @Test
    void isNoWayPastAnotherSourceOfUsers() {
        var challenge = logIn().challenge();
        var signed = new Signed(challenge, ada, id(), ScriptedPasskeys.used(challenge, ID, 0));

        assertThat(passkeys.logIn(PasswordHome.ELSEWHERE)
                        .logIn(signed, world.clients.byDefault(), World.LAPTOP, Optional.empty()))
                .isEqualTo(new InvalidCredentials());
    }

    /// An app that asks whoever is signed in to confirm it says who that is.
    @Test
    void takesThePasskeyOfTheAccountThatIsNamedAlone() {
        var mallory = world.account(Fresh.email()).email();
        var challenge = logIn().challenge();
        var signed = new Signed(challenge, ada, id(), ScriptedPasskeys.used(challenge, ID, 0));

        assertThat(confirm(signed, mallory)).isEqualTo(new InvalidCredentials());
        assertThat(store.find(ada, id()).orElseThrow().lastUsedAt()).isEmpty();
        assertThat(confirm(signed, email)).isInstanceOf(LoggedIn.class);
    }

    private LogIn.Outcome confirm(Signed signed, EmailAddress whose) {
        var addressee = new Addressee("", Optional.of(whose.value()));
        return logIn().logIn(signed, addressee, world.clients.byDefault(), World.LAPTOP, Optional.empty());
    }

    /// Guesses count against their network, and nobody else: no stranger can lock an owner out.
    @Test
    void limitsANetworkThatGuesses() {
        UserId nobody = Fresh.userId();
        for (int guesses = 0; guesses < Limits.LOGIN_BY_NETWORK.most(); guesses++) {
            assertThat(use(logIn().challenge(), nobody, ID, 0)).isEqualTo(new InvalidCredentials());
        }

        assertThat(use(logIn().challenge(), nobody, ID, 0)).isInstanceOf(TooManyFailures.class);
    }
}
