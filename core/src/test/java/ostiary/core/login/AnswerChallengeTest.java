package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.ChallengeAnswer.Code;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.login.LogIn.Outcome.WeakPassword;
import ostiary.core.password.Password;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.upstream.InMemorySourceAccountStore;
import ostiary.core.upstream.LinkOnLogin;
import ostiary.core.upstream.SourceCredentialVerifier;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;

/// What comes between the password and the session.
class AnswerChallengeTest {
    private static final Code RIGHT = new Code(ScriptedSource.CODE);
    private static final Code WRONG = new Code("654321");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final ScriptedSource source = new ScriptedSource();
    private final SourceCredentialVerifier verifier = SourceCredentialVerifier.linking(
            source, new LinkOnLogin(users, new InMemorySourceAccountStore(users), world.journal, world.clock));
    private final EmailAddress email = Fresh.email();
    private final SourceUser ada = ScriptedSource.user(email);

    @BeforeEach
    void adaHasASecondFactor() {
        source.add(ada, World.PASSWORD, Factor.TOTP);
    }

    private Challenged logIn() {
        return (Challenged) world.logIn(verifier)
                .logIn(
                        email.value(),
                        World.PASSWORD,
                        world.clients.find("browser").orElseThrow(),
                        World.LAPTOP);
    }

    private LogIn.Outcome answer(String challenge, ChallengeAnswer answer) {
        return world.answerChallenge(verifier).answer(challenge, answer, World.LAPTOP, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"TOTP, otp", "SMS, sms"})
    void startsASessionThatTellsHow(Factor factor, String method) {
        source.add(ada, World.PASSWORD, factor);
        var asked = logIn();

        var tokens = ((LoggedIn) answer(asked.challenge(), RIGHT)).tokens();

        assertThat(asked.factor()).isEqualTo(factor);
        var token = world.signer.read(tokens.accessToken());
        assertThat(token.amr()).isEqualTo(List.of("pwd", method, "mfa"));
        assertThat(token.clientId()).isEqualTo("browser");
        assertThat(token.subject()).isEqualTo(ada.id().asUserId());
    }

    @Test
    void takesANewPasswordForNoSecondFactor() {
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);

        var outcome = answer(logIn().challenge(), new NewPassword(Password.of("tangerine walrus 42 sunrise")));

        assertThat(world.signer
                        .read(((LoggedIn) outcome).tokens().accessToken())
                        .amr())
                .containsExactly("pwd");
    }

    @Test
    void isGoodForOneAnswer() {
        var challenge = logIn().challenge();

        assertThat(answer(challenge, RIGHT)).isInstanceOf(LoggedIn.class);
        assertThat(answer(challenge, RIGHT)).isEqualTo(new InvalidChallenge());
    }

    @Test
    void isGoodForOneOfManyAnswersAtOnce() throws Exception {
        var challenge = logIn().challenge();

        var outcomes = AtOnce.call(64, () -> answer(challenge, RIGHT));

        assertThat(outcomes.stream().filter(LoggedIn.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(InvalidChallenge.class::isInstance)).hasSize(63);
    }

    @Test
    void letsAUserMistypeTwice() {
        var second = (Challenged) answer(logIn().challenge(), WRONG);
        var third = (Challenged) answer(second.challenge(), WRONG);

        assertThat(answer(third.challenge(), RIGHT)).isInstanceOf(LoggedIn.class);
        assertThat(world.journal.events()).hasAtLeastOneElementOfType(AuditEvent.LoginFailed.class);
    }

    @Test
    void endsAfterThreeWrongAnswers() {
        var second = (Challenged) answer(logIn().challenge(), WRONG);
        var third = (Challenged) answer(second.challenge(), WRONG);

        assertThat(answer(third.challenge(), WRONG)).isEqualTo(new InvalidChallenge());
        for (var spent : List.of(second, third)) {
            assertThat(answer(spent.challenge(), RIGHT)).isEqualTo(new InvalidChallenge());
        }
    }

    @Test
    void lastsThreeMinutesHoweverOftenItIsAsked() {
        var first = logIn().challenge();
        world.clock.advance(Duration.ofMinutes(2));
        var second = ((Challenged) answer(first, WRONG)).challenge();
        world.clock.advance(Duration.ofSeconds(61));

        assertThat(answer(second, RIGHT)).isEqualTo(new InvalidChallenge());
    }

    @Test
    void countsGuessesAcrossLogins() {
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(answer(logIn().challenge(), WRONG)).isInstanceOf(Challenged.class);
        }

        assertThat(answer(logIn().challenge(), RIGHT)).isInstanceOf(TooManyFailures.class);
        assertThat(world.journal.events().getLast()).isInstanceOf(AuditEvent.LoginThrottled.class);
    }

    /// Each may be a message that somebody pays for.
    @Test
    void isNotAskedWithoutEnd() {
        for (int login = 1; login <= 60; login++) {
            logIn();
        }
        int asked = source.asked();

        assertThat(world.logIn(verifier).logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP))
                .isInstanceOf(TooManyFailures.class);
        assertThat(source.asked()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "och_", "och_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ort_x", "\u0000"})
    void refusesAChallengeThatNobodyWasGiven(String challenge) {
        assertThat(answer(challenge, RIGHT)).isEqualTo(new InvalidChallenge());
        assertThat(source.asked()).isZero();
        assertThat(world.journal.events()).hasExactlyElementsOfTypes(AuditEvent.LoginFailed.class);
    }

    @Test
    void isAnotherOfEachLogin() {
        var phone = logIn().challenge();
        var laptop = logIn().challenge();

        assertThat(answer(phone, RIGHT)).isInstanceOf(LoggedIn.class);
        assertThat(answer(laptop, RIGHT)).isInstanceOf(LoggedIn.class);
    }

    /// A password that is set after a second factor moves no user to the directory, which would not ask for the factor.
    @Test
    void tellsTheSourceWhetherASecondFactorWasProvenBefore() {
        var proven = new ArrayList<Boolean>();
        var asking = world.answerChallenge((challenge, _, factorProven) -> {
            proven.add(factorProven);
            return new ChallengeVerifier.Verdict.Decided(new CredentialVerifier.Verdict.Challenged(
                    new FactorChallenge(Factor.NEW_PASSWORD, challenge.username(), "session")));
        });

        var next = (Challenged) asking.answer(logIn().challenge(), RIGHT, World.LAPTOP, Optional.empty());
        var password = new NewPassword(Password.of("tangerine walrus 42 sunrise"));
        asking.answer(next.challenge(), password, World.LAPTOP, Optional.empty());

        assertThat(proven).containsExactly(false, true);
    }

    @Test
    void refusesAnAnswerOfAnotherKind() {
        int asked = source.asked();

        assertThat(answer(logIn().challenge(), new NewPassword(World.PASSWORD))).isEqualTo(new InvalidChallenge());
        assertThat(source.asked()).isEqualTo(asked + 1);
    }

    @Test
    void asksForABetterPassword() {
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);

        var weak = (WeakPassword) answer(logIn().challenge(), new NewPassword(World.COMMON_PASSWORD));

        assertThat(answer(weak.challenge(), new NewPassword(Password.of("tangerine walrus 42 sunrise"))))
                .isInstanceOf(LoggedIn.class);
    }

    /// Comparing a password with the blocklist takes long, so nobody has it done without end.
    @Test
    void comparesSoManyPasswordsWithTheBlocklistAndNoMore() {
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);
        var challenge = logIn().challenge();
        for (int tries = 1; tries <= 10; tries++) {
            challenge = ((WeakPassword) answer(challenge, new NewPassword(World.COMMON_PASSWORD))).challenge();
        }

        assertThat(answer(challenge, new NewPassword(World.COMMON_PASSWORD))).isInstanceOf(TooManyFailures.class);
    }

    @Test
    void makesTheDeviceKnown() {
        var token = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();

        assertThat(world.devices.recognise(token, email.value(), world.clock.instant()))
                .isPresent();
    }

    @Test
    void leavesAllOtherDevicesKnown() {
        var laptop = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        world.clock.advance(Duration.ofHours(1));
        var phone = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        for (int login = 1; login <= 12; login++) {
            world.clock.advance(Duration.ofHours(1));
            var challenge = ((Challenged) logInOn(phone)).challenge();
            phone = ((LoggedIn) world.answerChallenge(verifier).answer(challenge, RIGHT, World.LAPTOP, phone))
                    .deviceToken();
        }

        var now = world.clock.instant();
        assertThat(world.devices.recognise(laptop, email.value(), now)).isPresent();
        assertThat(world.devices.recognise(phone, email.value(), now))
                .hasValueSatisfying(device -> assertThat(device.misses()).isZero());
    }

    /// Whoever knew the old password may have made devices known.
    @Test
    void makesAllDevicesStrangersWithANewPassword() {
        var old = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        world.clock.advance(Duration.ofMinutes(1));
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);

        var outcome = answer(logIn().challenge(), new NewPassword(Password.of("tangerine walrus 42 sunrise")));

        var now = world.clock.instant();
        assertThat(world.devices.recognise(old, email.value(), now)).isEmpty();
        assertThat(world.devices.recognise(((LoggedIn) outcome).deviceToken(), email.value(), now))
                .isPresent();
    }

    /// The challenge is spent, since its session has started.
    @Test
    void startsOneSessionWhileTheKeysOfDevicesAreOutOfReach() {
        var challenge = logIn().challenge();
        world.deviceKeys.setOutOfReach(true);

        assertThat(((LoggedIn) answer(challenge, RIGHT)).deviceToken()).isEmpty();
        assertThat(answer(challenge, RIGHT)).isEqualTo(new InvalidChallenge());
    }

    /// Each challenge may be a message that somebody pays for.
    @Test
    void isNotAskedWithoutEndByAKnownDevice() {
        var token = ((LoggedIn) answer(logIn().challenge(), RIGHT)).deviceToken();
        var asked = 0;
        for (int login = 1; login <= 200; login++) {
            asked += logInOn(token) instanceof Challenged ? 1 : 0;
        }

        assertThat(asked).isLessThanOrEqualTo(10 + 60);
    }

    private LogIn.Outcome logInOn(Optional<String> token) {
        return world.logIn(verifier)
                .logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP, token);
    }

    @Test
    void staysGoodWhenTheSourceCouldNotBeAsked() {
        var challenge = logIn().challenge();
        source.setDown(true);
        assertThatThrownBy(() -> answer(challenge, RIGHT)).isInstanceOf(UnavailableException.class);

        source.setDown(false);
        assertThat(answer(challenge, RIGHT)).isInstanceOf(LoggedIn.class);
    }
}
