package ostiary.core.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn;
import ostiary.core.password.Password;
import ostiary.core.signup.ConfirmSignUp.Outcome;
import ostiary.core.signup.ConfirmSignUp.Outcome.Confirmed;
import ostiary.core.signup.ConfirmSignUp.Outcome.InvalidCode;
import ostiary.core.signup.ConfirmSignUp.Outcome.TooManyGuesses;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

class ConfirmSignUpTest {
    private static final int GUESSES = Limits.CODE_BY_ADDRESS.most();

    private final World world = new World();
    private final EmailAddress ada = Fresh.email();
    private final AtomicInteger networks = new AtomicInteger();

    /// Asks for an account and opens the mail.
    private String code(EmailAddress email, Password password) {
        world.signUp().signUp(email, password, Optional.of("Ada"), "192.0.2.1");
        return world.outbox.codeFor(email);
    }

    private Outcome confirm(EmailAddress email, String code) {
        return confirm(email, code, Optional.empty());
    }

    /// From a network of its own.
    private Outcome confirm(EmailAddress email, String code, Optional<Password> password) {
        return world.confirmSignUp().confirm(email, code, password, "192.0.2." + networks.incrementAndGet());
    }

    private boolean canLogIn(EmailAddress email, Password password) {
        return world.logIn().logIn(email.value(), password, world.clients.byDefault(), World.LAPTOP)
                instanceof LogIn.Outcome.LoggedIn;
    }

    /// Another code than the one given, of the same look.
    private static String wrong(String code, int number) {
        var digits = code.replace("-", "");
        return "%08d".formatted((Integer.parseInt(digits) + 1 + number) % 100_000_000);
    }

    @Test
    void makesTheAccount() {
        assertThat(confirm(ada, code(ada, World.PASSWORD))).isEqualTo(new Confirmed());

        assertThat(canLogIn(ada, World.PASSWORD)).isTrue();
        var id = world.stores.users().findCredential(ada).orElseThrow().userId();
        assertThat(world.stores.users().find(id))
                .contains(new User(id, ada, Optional.of("Ada"), world.clock.instant()));
        assertThat(world.journal.events()).contains(new AuditEvent.SignUpConfirmed(id));
    }

    @Test
    void takesTheHashOverAsItWasSealedForTheUser() {
        var confirmed = confirm(ada, code(ada, World.PASSWORD), Optional.of(World.PASSWORD));

        assertThat(confirmed).isEqualTo(new Confirmed());
        var login = world.stores.users().findCredential(ada).orElseThrow();
        assertThat(login.passwordHash().text()).startsWith("$sealed$");
        assertThat(world.sealing.open(login.passwordHash(), login.userId())).isPresent();
    }

    /// A right code is not told from a wrong one by the answer.
    @Test
    void judgesNoPasswordWithoutTheSealingKeys() {
        var code = code(ada, World.PASSWORD);
        world.sealingKeys.setOutOfReach(true);

        for (var tried : List.of(code, wrong(code, 0))) {
            assertThatThrownBy(() -> confirm(ada, tried, Optional.of(World.PASSWORD)))
                    .isInstanceOf(UnavailableException.class);
        }
        world.sealingKeys.setOutOfReach(false);
        assertThat(confirm(ada, code, Optional.of(World.PASSWORD))).isEqualTo(new Confirmed());
    }

    @Test
    void takesTheCodeHoweverItIsTyped() {
        var code = code(ada, World.PASSWORD).replace("-", "");
        var typed = " " + code.substring(0, 2) + "  " + code.substring(2, 4) + " - " + code.substring(4) + "\r\n";

        assertThat(confirm(ada, typed)).isEqualTo(new Confirmed());
    }

    @Test
    void refusesAWrongCode() {
        var code = code(ada, World.PASSWORD);

        assertThat(confirm(ada, wrong(code, 0))).isEqualTo(new InvalidCode());
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.CodeRefused());
        assertThat(world.stores.users().findCredential(ada)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "0", "%", "*", "\u0000", "１２３４-５６７８", "../../etc/passwd"})
    void refusesWhatIsNoCode(String text) {
        code(ada, World.PASSWORD);

        assertThat(confirm(ada, text)).isEqualTo(new InvalidCode());
        assertThat(confirm(ada, text.repeat(5_000))).isEqualTo(new InvalidCode());
    }

    @Test
    void refusesTheCodeOfAnotherAddress() {
        var eve = Fresh.email();
        code(ada, World.PASSWORD);

        assertThat(confirm(ada, code(eve, World.PASSWORD))).isEqualTo(new InvalidCode());
        assertThat(world.stores.users().findCredential(ada)).isEmpty();
        assertThat(world.stores.users().findCredential(eve)).isEmpty();
    }

    @Test
    void takesACodeForTenMinutes() {
        var code = code(ada, World.PASSWORD);
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(confirm(ada, code)).isEqualTo(new InvalidCode());

        world.clock.advance(Duration.ofMillis(-1));
        assertThat(confirm(ada, code)).isEqualTo(new Confirmed());
    }

    @Test
    void takesACodeOnce() {
        var code = code(ada, World.PASSWORD);
        confirm(ada, code);

        assertThat(confirm(ada, code)).isEqualTo(new InvalidCode());
        assertThat(canLogIn(ada, World.PASSWORD)).isTrue();
    }

    @Test
    void takesEveryCodeThatIsStillGoodAndSetsThePasswordItWasAskedWith() {
        var one = code(ada, World.PASSWORD);
        var laterPassword = Password.of("later horse battery staple");
        code(ada, laterPassword);

        assertThat(confirm(ada, one)).isEqualTo(new Confirmed());
        assertThat(canLogIn(ada, World.PASSWORD)).isTrue();
        assertThat(canLogIn(ada, laterPassword)).isFalse();
    }

    @Test
    void judgesTwentyGuessesAndNoMoreNotEvenTheRightOne() {
        var code = code(ada, World.PASSWORD);
        for (int number = 0; number < GUESSES; number++) {
            assertThat(confirm(ada, wrong(code, number))).isEqualTo(new InvalidCode());
        }
        world.clock.advance(Duration.ofMinutes(2));

        assertThat(confirm(ada, code)).isEqualTo(new TooManyGuesses(Duration.ofMinutes(13)));
        assertThat(world.journal.events())
                .filteredOn(AuditEvent.CodeRefused.class::isInstance)
                .hasSize(GUESSES + 1);
        assertThat(world.stores.users().findCredential(ada)).isEmpty();
        var other = Fresh.email();
        assertThat(confirm(other, code(other, World.PASSWORD))).isEqualTo(new Confirmed());
    }

    @Test
    void judgesEightOfOneNetworkAndThenStillThoseOfOthers() {
        var code = code(ada, World.PASSWORD);
        var confirm = world.confirmSignUp();
        for (int number = 0; number < GUESSES; number++) {
            var outcome = confirm.confirm(ada, wrong(code, number), Optional.empty(), "203.0.113.9");
            assertThat(outcome).isInstanceOf(number < 8 ? InvalidCode.class : TooManyGuesses.class);
        }

        assertThat(confirm(ada, code)).isEqualTo(new Confirmed());
    }

    /// An attacker signs up with somebody's address first: the mail that is opened may be the one with his code.
    @Test
    void confirmsNobodyElsesSignUpWithThePassword() {
        var attackers = Password.of("an attacker's password");
        var planted = code(ada, attackers);
        var own = code(ada, World.PASSWORD);

        assertThat(confirm(ada, planted, Optional.of(World.PASSWORD))).isEqualTo(new InvalidCode());
        assertThat(confirm(ada, own, Optional.of(World.PASSWORD))).isEqualTo(new Confirmed());
        assertThat(canLogIn(ada, World.PASSWORD)).isTrue();
        assertThat(canLogIn(ada, attackers)).isFalse();
    }

    @Test
    void judgesNoMoreGuessesWhenTheyComeAllAtOnce() throws Exception {
        var code = code(ada, World.PASSWORD);
        var guesses = IntStream.range(0, 64)
                .<Callable<Outcome>>mapToObj(number -> () -> confirm(ada, wrong(code, number)))
                .toList();

        var outcomes = AtOnce.callAll(guesses);

        assertThat(outcomes).filteredOn(InvalidCode.class::isInstance).hasSize(GUESSES);
        assertThat(outcomes).filteredOn(TooManyGuesses.class::isInstance).hasSize(64 - GUESSES);
    }

    @Test
    void makesOneAccountWhenTheCodeComesManyTimesAtOnce() throws Exception {
        var code = code(ada, World.PASSWORD);

        assertThat(AtOnce.call(GUESSES, () -> confirm(ada, code)))
                .filteredOn(Confirmed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void takesACodeThatWasMailedBeforeTheKeyWasRotated() {
        var code = code(ada, World.PASSWORD);
        world.keys.rotateTo("k2");

        assertThat(confirm(ada, code)).isEqualTo(new Confirmed());
    }

    @Test
    void changesNothingAboutAnAccountThatIsThereAlready() {
        var early = code(ada, World.PASSWORD);
        var late = code(ada, Password.of("an attacker's password"));
        confirm(ada, early);

        assertThat(confirm(ada, late)).isEqualTo(new InvalidCode());
        assertThat(canLogIn(ada, World.PASSWORD)).isTrue();
        assertThat(canLogIn(ada, Password.of("an attacker's password"))).isFalse();
    }
}
