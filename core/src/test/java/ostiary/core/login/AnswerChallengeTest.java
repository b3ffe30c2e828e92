package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.WeakPassword;
import ostiary.core.password.Password;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.World;

/// The challenges between the password and the session. How often one may be tried is in
/// [AnswerChallengeThrottleTest], what becomes of the device in [ChallengedDeviceTest].
class AnswerChallengeTest extends ChallengeSetup {
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
        assertThat(token.subject().user()).contains(ada.id().asUserId());
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
        var asking = world.answerChallenge((challenge, _, factorProven, _) -> {
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

    @Test
    void staysGoodWhenTheSourceCouldNotBeAsked() {
        var challenge = logIn().challenge();
        source.setDown(true);
        assertThatThrownBy(() -> answer(challenge, RIGHT)).isInstanceOf(UnavailableException.class);

        source.setDown(false);
        assertThat(answer(challenge, RIGHT)).isInstanceOf(LoggedIn.class);
    }
}
