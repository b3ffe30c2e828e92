package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.Factors;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.mail.Mail;
import ostiary.core.testing.FactorUseCases.Enrolled;

/// Somebody who has the password and guesses codes for days, as fast as the limits of a quarter of an
/// hour let them.
class GuessedFactorTest extends OwnFactorSetup {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int A_QUARTER = 10;

    private Enrolled enrolled() {
        var phone = enrol();
        world.clock.advance(Duration.ofSeconds(30));
        return phone;
    }

    /// So many wrong codes, none of which is a right one by chance.
    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            if (i % A_QUARTER == 0) {
                world.clock.advance(QUARTER);
            }
            answer(challenge(), "no code");
        }
        world.clock.advance(QUARTER);
    }

    @Test
    void hasFewerThanAHundredTriesInARow() {
        var phone = enrolled();

        guess(Factors.MOST_MISSES - 1);
        assertThat(world.journal.events()).doesNotContain(new AuditEvent.FactorLocked(ada()));
        guess(1);

        assertThat(answer(challenge(), shown(phone))).as("a right one").isInstanceOf(Challenged.class);
        assertThat(world.journal.events()).containsOnlyOnce(new AuditEvent.FactorLocked(ada()));
    }

    @Test
    void staysLockedOutHoweverLongTheyWait() {
        var phone = enrolled();
        guess(Factors.MOST_MISSES);

        world.clock.advance(Duration.ofDays(30));

        assertThat(answer(challenge(), shown(phone))).isInstanceOf(Challenged.class);
        guess(Factors.MOST_MISSES);
        assertThat(world.journal.events()).containsOnlyOnce(new AuditEvent.FactorLocked(ada()));
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.FactorLocked(email));
    }

    @Test
    void doesNotLockOutAnOwnerWhoHasARecoveryCode() {
        var phone = enrolled();
        guess(Factors.MOST_MISSES);

        assertThat(answer(challenge(), phone.recoveryCodes().getFirst())).isInstanceOf(LoggedIn.class);

        assertThat(answer(challenge(), shown(phone))).isInstanceOf(LoggedIn.class);
    }

    @Test
    void startsAnewAfterARightCode() {
        var phone = enrolled();
        for (int i = 0; i < 3; i++) {
            guess(Factors.MOST_MISSES - 1);
            assertThat(answer(challenge(), shown(phone))).isInstanceOf(LoggedIn.class);
        }
    }

    @Test
    void countsNoRecoveryCodeWhichNobodyGuesses() {
        var phone = enrolled();
        guess(Factors.MOST_MISSES - 1);

        answer(challenge(), "7KQ2-AAAA-BBBB-CCCC-DDDD-EEEE");

        assertThat(answer(challenge(), shown(phone))).isInstanceOf(LoggedIn.class);
    }

    @Test
    void isForgottenWithTheLastAuthenticator() {
        var phone = enrolled();
        guess(Factors.MOST_MISSES);
        world.factors.remove().remove(world.factors.principal(ada(), "pwd", "otp", "mfa"), phone.id());

        var next = enrolled();

        assertThat(answer(challenge(), shown(next))).isInstanceOf(LoggedIn.class);
    }
}
