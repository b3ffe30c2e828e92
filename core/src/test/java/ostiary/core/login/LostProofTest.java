package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.FactorNotices;
import ostiary.core.factor.ProveFactor;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.login.LogIn.Outcome.InvalidChallenge;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.testing.Cuts;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.World;

/// A code that was right, and something after it that does not answer. The code is used up, so it has
/// to be good for the session.
class LostProofTest {
    private static final int FEWEST_POINTS = 10;

    @Test
    void aRecoveryCodeIsGoodForWhoeverTriesTheSameOnceMore() {
        letsInOnceMoreAtEachPoint(victim -> victim.phone.recoveryCodes().getFirst());
    }

    @Test
    void aCodeOfAnAppIsGoodForWhoeverTriesTheSameOnceMore() {
        letsInOnceMoreAtEachPoint(victim -> victim.shown(victim.phone));
    }

    private static void letsInOnceMoreAtEachPoint(Function<Victim, String> code) {
        int at = 0;
        while (new Victim().isCutOffAndLetInOnceMore(at, code)) {
            at++;
        }
        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    /// Nobody else gains anything by that, not even somebody with the password.
    @Test
    void isGoodForNoOtherLogin() {
        var victim = new Victim();
        var code = victim.phone.recoveryCodes().getFirst();
        var challenge = victim.challenge();
        var another = victim.challenge();
        victim.world.keys.setOutOfReach(true);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> victim.answer(challenge, code));
        victim.world.keys.setOutOfReach(false);

        assertThat(victim.answer(another, code)).isInstanceOf(Challenged.class);
        assertThat(victim.answer(challenge, code)).isInstanceOf(LoggedIn.class);
        assertThat(victim.answer(challenge, code)).isEqualTo(new InvalidChallenge());
    }

    /// The first right code stands for itself alone.
    @Test
    void noOtherCodeIsGoodForTheRestOfTheAttempt() {
        var victim = new Victim();
        var challenge = victim.challenge();
        victim.world.keys.setOutOfReach(true);
        var code = victim.phone.recoveryCodes().getFirst();
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> victim.answer(challenge, code));
        victim.world.keys.setOutOfReach(false);

        assertThat(victim.answer(challenge, "7KQ2-AAAA-BBBB-CCCC-DDDD-EEEE")).isInstanceOf(Challenged.class);
    }

    /// The mail comes last: what it takes is not taken from the login.
    @Test
    void noMailStandsInTheWayOfASession() {
        for (var trouble :
                new RuntimeException[] {new UnavailableException("SES", null), new IllegalStateException()}) {
            var victim = new Victim();
            Mailer hanging = _ -> {
                victim.endTheDeadline();
                throw trouble;
            };

            var outcome = victim.answer(
                    victim.world,
                    hanging,
                    victim.challenge(),
                    victim.phone.recoveryCodes().getFirst());

            assertThat(outcome).isInstanceOf(LoggedIn.class);
            var tokens = ((LoggedIn) outcome).tokens().refreshToken();
            assertThat(victim.world
                            .stores
                            .sessions()
                            .findOpen(tokens.userId(), tokens.sessionId(), victim.world.clock.instant()))
                    .isPresent();
            assertThat(victim.world.journal.events()).contains(new AuditEvent.NoticeUnsent());
        }
    }

    /// Somebody with an authenticator, whose code of now is not used up.
    private static final class Victim extends OwnFactorSetup {
        private final Enrolled phone;

        Victim() {
            adaHasAnAccount();
            this.phone = enrol();
            world.clock.advance(Duration.ofSeconds(30));
        }

        private boolean isCutOffAndLetInOnceMore(int at, Function<Victim, String> typed) {
            var cuts = Cuts.ofAnAnswer(at);
            var challenge = challenge();
            var code = typed.apply(this);
            var failing = new World(cuts.into(world.stores));
            failing.clock.set(world.clock.instant());
            try {
                answer(failing, cuts.into(Mailer.class, world.outbox), challenge, code);
            } catch (UnavailableException cut) {
                assertThat(answer(challenge, code)).as("cut at %d", at).isInstanceOf(LoggedIn.class);
                assertThat(world.outbox.sent().stream().filter(Mail.RecoveryCodeUsed.class::isInstance))
                        .hasSize(code.length() > 6 ? 1 : 0);
            }
            return cuts.hasCut();
        }

        private LogIn.Outcome answer(World by, Mailer mailer, String challenge, String code) {
            var prove = new ProveFactor(
                    by.stores.factors(),
                    world.factors.sealing(),
                    world.factors.app,
                    new FactorNotices(mailer, world.journal),
                    world.journal);
            return by.answerChallenge(new OwnFactorVerifier(by.stores.users(), prove, world.clock))
                    .answer(challenge, new ChallengeAnswer.Code(code), World.LAPTOP, Optional.empty());
        }

        /// Nothing else answers within the request.
        private void endTheDeadline() {
            world.deviceKeys.setOutOfReach(true);
            world.sealingKeys.setOutOfReach(true);
        }
    }
}
