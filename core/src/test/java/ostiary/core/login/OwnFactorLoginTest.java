package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.FactorName;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;

/// A login of a user with a second factor of the service's own.
class OwnFactorLoginTest extends OwnFactorSetup {
    private static final Duration STEP = Duration.ofSeconds(30);

    private List<String> amr(LogIn.Outcome outcome) {
        return world.signer.read(((LoggedIn) outcome).tokens().accessToken()).amr();
    }

    @Test
    void asksForNothingUntilAnAuthenticatorIsConfirmed() {
        var who = world.factors.principal(ada(), "pwd");
        world.factors.add().begin(who, new FactorName("Phone"));

        assertThat(amr(logIn())).containsExactly("pwd");
    }

    @Test
    void asksForACodeAndTellsOfTwoFactors() {
        var phone = enrol();
        world.clock.advance(STEP);

        var asked = (Challenged) logIn();

        assertThat(asked.factor()).isEqualTo(Factor.TOTP);
        assertThat(amr(answer(asked.challenge(), shown(phone)))).containsExactly("pwd", "otp", "mfa");
    }

    @Test
    void takesNoCodeASecondTime() {
        var phone = enrol();
        assertThat(answer(challenge(), shown(phone)))
                .as("that of the enrolment")
                .isInstanceOf(Challenged.class);
        world.clock.advance(STEP);
        var code = shown(phone);

        assertThat(answer(challenge(), code)).isInstanceOf(LoggedIn.class);
        assertThat(answer(challenge(), code)).isInstanceOf(Challenged.class);
        assertThat(world.journal.events()).contains(new AuditEvent.FactorRefused(ada()));
    }

    @Test
    void takesACodeOfAnyAuthenticator() {
        var phone = enrol();
        var tablet = enrol();
        world.clock.advance(STEP);

        assertThat(answer(challenge(), shown(tablet))).isInstanceOf(LoggedIn.class);
        assertThat(answer(challenge(), shown(phone))).isInstanceOf(LoggedIn.class);
    }

    @Test
    void takesARecoveryCodeOnceAndTellsItsUser() {
        var code = enrol().recoveryCodes().getFirst();

        assertThat(amr(answer(challenge(), code.toLowerCase(Locale.ROOT)))).containsExactly("pwd", "otp", "mfa");

        assertThat(answer(challenge(), code)).isInstanceOf(Challenged.class);
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.RecoveryCodeUsed(email, 9));
        assertThat(world.journal.events()).containsOnlyOnce(new AuditEvent.RecoveryCodeUsed(ada()));
    }

    @Test
    void takesNoCodeOfSomebodyElse() {
        var mine = enrol();
        var theirs = world.factors.enrol(world.account(Fresh.email()).id());
        world.clock.advance(STEP);

        assertThat(answer(challenge(), shown(theirs))).isInstanceOf(Challenged.class);
        assertThat(answer(challenge(), theirs.recoveryCodes().getFirst())).isInstanceOf(Challenged.class);
        assertThat(answer(challenge(), shown(mine))).isInstanceOf(LoggedIn.class);
    }

    @Test
    void endsAfterThreeWrongCodes() {
        enrol();
        var second = (Challenged) answer(challenge(), "000000");
        var third = (Challenged) answer(second.challenge(), "");

        assertThat(answer(third.challenge(), "x")).isEqualTo(new InvalidChallenge());
    }

    @Test
    void countsGuessesOfWhoeverKnowsThePassword() {
        var phone = enrol();
        world.clock.advance(STEP);
        for (int i = 0; i < Limits.FACTOR_BY_USERNAME.most(); i++) {
            answer(challenge(), "00000" + i);
        }

        assertThat(answer(challenge(), shown(phone))).isInstanceOf(TooManyFailures.class);
    }

    /// Neither the answer nor the work tells whether there is a factor.
    @Test
    void answersAWrongPasswordAsThatOfAnybody() {
        enrol();
        var before = world.hasher.hashed();

        assertThat(world.logIn().logIn(email.value(), Password.of("another"), world.clients.byDefault(), World.LAPTOP))
                .isEqualTo(new InvalidCredentials());
        assertThat(world.hasher.hashed() - before).isEqualTo(1);
    }

    @Test
    void decidesNothingWhileTheKeysAreOutOfReach() {
        var phone = enrol();
        world.clock.advance(STEP);
        var challenge = challenge();
        world.sealingKeys.setOutOfReach(true);

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> answer(challenge, shown(phone)));

        world.sealingKeys.setOutOfReach(false);
        assertThat(answer(challenge, shown(phone))).isInstanceOf(LoggedIn.class);
    }

    /// A login that an identity source asked in is none of ours, and the other way round, whatever the answer.
    @Test
    void isJudgedByWhoeverAsked() {
        var phone = enrol();
        world.clock.advance(STEP);
        var taken = new ChallengeVerifiers(world.factors.verifier(), World.NO_FACTORS);

        assertThat(world.answerChallenge(taken)
                        .answer(challenge(), new ChallengeAnswer.Code(shown(phone)), World.LAPTOP, Optional.empty()))
                .isInstanceOf(LoggedIn.class);
        var theirs = world.challenges.issue(new PendingLogin(
                new FactorChallenge(Factor.TOTP, email.value(), "session"),
                email.value(),
                "default",
                List.of("pwd"),
                3,
                world.clock.instant().plusSeconds(60)));
        world.clock.advance(STEP);
        assertThat(world.answerChallenge(taken)
                        .answer(theirs, new ChallengeAnswer.Code(shown(phone)), World.LAPTOP, Optional.empty()))
                .isEqualTo(new InvalidChallenge());
    }
}
