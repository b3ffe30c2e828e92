package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.ChallengeAnswer.NewPassword;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.login.LogIn.Outcome.TooManyFailures;
import ostiary.core.login.LogIn.Outcome.WeakPassword;
import ostiary.core.testing.World;

/// How long a challenge is good, how many answers it takes, and how many challenges a user is given.
class AnswerChallengeThrottleTest extends ChallengeSetup {
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
}
