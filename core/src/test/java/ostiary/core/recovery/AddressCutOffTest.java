package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.audit.AuditEvent;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.testing.AddressUseCases;
import ostiary.core.testing.Cuts;
import ostiary.core.testing.World;

/// A change of an address and the way back that are killed at every point: whoever sends the same once more has all of
/// it.
class AddressCutOffTest {
    private static final int FEWEST_POINTS = 20;

    @Test
    void aChangeIsFinishedByTheSameRequest() {
        int at = 0;
        while (new Victim().isCutOffAndConfirmsOnceMore(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    @Test
    void aWayBackIsFinishedByTheSameRequest() {
        int at = 0;
        while (new Victim().isCutOffAndGoesBackOnceMore(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    private static final class Victim extends AddressSetup {
        private final String request = addresses.ask(own, next);
        private World dying = world;

        private boolean isCutOffAndConfirmsOnceMore(int at) {
            var code = addresses.codeFor(next);
            later();
            if (!isCutOff(new Cuts(at), dying -> dying.byCode(own, request, code))) {
                return false;
            }

            assertThat(addresses.byCode(own, request, code))
                    .describedAs("cut at %d", at)
                    .isEqualTo(new ConfirmAddressChange.Outcome.Done());

            followed(at, Mail.AddressChanged.class);
            assertThat(present()).isEqualTo(next);
            assertThat(refreshes(own)).isTrue();
            assertThat(refreshes(other)).isFalse();
            assertThat(addresses.back(addresses.wayBackFor(old)))
                    .describedAs("cut at %d", at)
                    .isEqualTo(new RestoreAddress.Outcome.Done());
            return true;
        }

        private boolean isCutOffAndGoesBackOnceMore(int at) {
            addresses.byCode(own, request, addresses.codeFor(next));
            var back = addresses.wayBackFor(old);
            later();
            if (!isCutOff(new Cuts(at), dying -> dying.back(back))) {
                return false;
            }

            assertThat(addresses.back(back)).describedAs("cut at %d", at).isEqualTo(new RestoreAddress.Outcome.Done());

            followed(at, Mail.AddressRestored.class);
            assertThat(present()).isEqualTo(old);
            assertThat(refreshes(own)).isFalse();
            return true;
        }

        private boolean isCutOff(Cuts cuts, Consumer<AddressUseCases> act) {
            dying = new World(cuts.into(world.stores));
            dying.clock.set(world.clock.instant());
            try {
                act.accept(dying.addresses(cuts.into(Mailer.class, world.outbox)));
            } catch (Cuts.Killed killed) {
                return true;
            }
            return cuts.hasCut();
        }

        private void followed(int at, Class<? extends Mail> told) {
            assertThat(world.checkAccess().check(other.accessToken()))
                    .describedAs("cut at %d", at)
                    .isEqualTo(new Revoked());
            // The notice of a way back that can't be sent is noted, and nothing is left to do.
            boolean isNoted = dying.journal.events().contains(new AuditEvent.NoticeUnsent());
            assertThat(isNoted || world.outbox.sent().stream().anyMatch(told::isInstance))
                    .describedAs("cut at %d", at)
                    .isTrue();
            later();
        }
    }
}
