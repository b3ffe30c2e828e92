package ostiary.core.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.testing.Cuts;
import ostiary.core.testing.DeletionUseCases;
import ostiary.core.testing.World;

/// A request for deletion and its end that are killed at every point: whoever sends the same once more has all of it.
class DeletionCutOffTest {
    private static final int FEWEST_POINTS = 10;

    @Test
    void aRequestIsFinishedByTheSameClient() {
        int at = 0;
        while (new Victim().isCutOffAndRequestsOnceMore(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    /// Wherever it was killed: the account is either to be deleted or as it was, and its owner gets in.
    @Test
    void aRequestThatNobodySendsAgainIsAllOrNothing() {
        int at = 0;
        while (new Victim().isCutOffAndLogsIn(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    @Test
    void aCancellationIsFinishedByTheSameClient() {
        int at = 0;
        while (new Victim().isCutOffAndCancelsOnceMore(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    private static final class Victim extends DeletionSetup {
        private boolean isCutOffAndRequestsOnceMore(int at) {
            var cuts = new Cuts(at);
            if (!isCutOff(cuts, (dying, mailer) -> dying.request(mailer).request(who()))) {
                return false;
            }

            var deletesAt = request();

            assertThat(world.outbox.sent()).describedAs("cut at %d", at).contains(requested(deletesAt));
            assertThat(world.checkAccess().check(tokens.accessToken())).isEqualTo(new CheckAccess.Outcome.Revoked());
            later();
            assertThat(refreshes(tokens)).isFalse();
            int mails = world.outbox.sent().size();
            request();
            assertThat(world.outbox.sent()).hasSize(mails);
            assertThat(logIn()).isInstanceOf(LogIn.Outcome.DeletionPending.class);
            return true;
        }

        private Mail requested(Instant deletesAt) {
            return new Mail.DeletionRequested(email, deletesAt);
        }

        private boolean isCutOffAndLogsIn(int at) {
            var cuts = new Cuts(at);
            if (!isCutOff(cuts, (dying, mailer) -> dying.request(mailer).request(who()))) {
                return false;
            }
            later();
            boolean isPending = world.stores.deletions().find(ada.id()).isPresent();

            var outcome = logIn();

            assertThat(outcome)
                    .describedAs("cut at %d", at)
                    .isInstanceOf(isPending ? LogIn.Outcome.DeletionPending.class : LogIn.Outcome.LoggedIn.class);
            assertThat(!isPending || !refreshes(tokens)).isTrue();
            return true;
        }

        private boolean isCutOffAndCancelsOnceMore(int at) {
            request();
            later();
            var challenge = challenge();
            var cuts = new Cuts(at);
            if (!isCutOff(cuts, (dying, mailer) -> dying.cancel(mailer).cancel(challenge))) {
                return false;
            }

            assertThat(cancel(challenge)).describedAs("cut at %d", at).isTrue();

            assertThat(world.outbox.sent()).contains(new Mail.DeletionCancelled(email));
            int mails = world.outbox.sent().size();
            assertThat(cancel(challenge)).isTrue();
            assertThat(world.outbox.sent()).hasSize(mails);
            later();
            assertThat(logIn()).isInstanceOf(LogIn.Outcome.LoggedIn.class);
            untilItIsGone();
            assertThat(world.stores.users().find(ada.id())).isPresent();
            return true;
        }

        private boolean isCutOff(Cuts cuts, Step step) {
            var dying = new World(cuts.into(world.stores));
            dying.clock.set(world.clock.instant());
            try {
                step.take(dying.deletion, cuts.into(Mailer.class, world.outbox));
            } catch (Cuts.Killed killed) {
                return true;
            }
            return cuts.hasCut();
        }
    }

    @FunctionalInterface
    private interface Step {
        void take(DeletionUseCases of, Mailer mailer);
    }
}
