package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.deletion.RequestDeletion;
import ostiary.core.factor.Authenticator;
import ostiary.core.mail.Mailer;
import ostiary.core.passkey.Passkey;
import ostiary.core.testing.Cuts;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.UserStatus;

/// A way back that is cut off, whose user sets a password by mail and does not show the link once more: nothing of a
/// thief's is left by then. Whoever shows the link later takes away nothing that the owner has made since.
class CutOffWayBackTest {
    /// Of the points after which the address is back.
    private static final int FEWEST_POINTS = 15;

    @Test
    void isFinishedByAResetOfThePassword() {
        assertThat(pointsOfAWayBack(false)).isGreaterThan(FEWEST_POINTS);
    }

    /// Which waits for the link where the account is not kept yet, since nothing of it could be taken away.
    @Test
    void isFinishedByAResetOfThePasswordOfAnAccountWhoseEndAThiefHasAskedFor() {
        assertThat(pointsOfAWayBack(true)).isGreaterThan(FEWEST_POINTS);
    }

    private static int pointsOfAWayBack(boolean isToBeDeleted) {
        int reached = 0;
        for (int at = 0; ; at++) {
            var victim = new Victim(isToBeDeleted);
            if (!victim.isCutOff(at)) {
                return reached;
            }
            if (victim.isBack()) {
                victim.losesWhatIsAThiefsAndNothingElse(at);
                reached++;
            }
        }
    }

    @Test
    void isDoneWhereTheMailFails() {
        var victim = new Victim(false);

        assertThat(victim.goesBackWithoutMails()).isEqualTo(new RestoreAddress.Outcome.Done());

        assertThat(victim.former().done()).isTrue();
        assertThat(victim.world.journal.events())
                .contains(new AuditEvent.NoticeUnsent(), new AuditEvent.AddressRestored(victim.ada.id()));
    }

    /// As where a version that finishes nothing at a reset runs beside.
    @Test
    void takesNothingAwayThatWasMadeAfterIt() {
        var victim = new Victim(false);
        victim.addresses.back(victim.link);
        victim.later();
        victim.resets(victim.old);
        victim.world.clock.advance(Duration.ofMinutes(1));
        var told = victim.former();
        victim.world
                .stores
                .addresses()
                .replace(
                        new FormerAddresses(told.user(), told.version() + 1, told.list(), told.taken(), false),
                        victim.world.clock.instant());

        victim.showsTheLinkAgainAndKeepsWhatIsNew("not told");
    }

    private static final class Victim extends AddressSetup {
        private final String link = addresses.change(own, old, next);

        /// A thief has added a passkey and an app.
        private Victim(boolean isToBeDeleted) {
            later();
            addPasskey("AAAAAAAAAAAAAAAAAAAAAA");
            world.factors.enrol(ada.id());
            if (isToBeDeleted) {
                var thief = world.factors.signedIn(ada.id(), "pwd", "otp", "mfa");
                assertThat(world.deletion.request().request(thief)).isInstanceOf(RequestDeletion.Outcome.Pending.class);
            }
            later();
        }

        private Passkey addPasskey(String id) {
            var passkey = Fresh.passkey(id, world.clock.instant());
            var seen = world.stores.statuses().findStatus(ada.id()).flatMap(UserStatus::notBefore);
            assertThat(world.stores.passkeys().add(ada.id(), passkey, seen)).isTrue();
            return passkey;
        }

        private boolean isCutOff(int at) {
            var cuts = new Cuts(at);
            var dying = new World(cuts.into(world.stores));
            dying.clock.set(world.clock.instant());
            try {
                dying.addresses(cuts.into(Mailer.class, world.outbox)).back(link);
            } catch (Cuts.Killed killed) {
                return true;
            }
            return cuts.hasCut();
        }

        private boolean isBack() {
            return present().equals(old);
        }

        private FormerAddresses former() {
            return world.stores.addresses().former(ada.id(), world.clock.instant());
        }

        private RestoreAddress.Outcome goesBackWithoutMails() {
            Mailer dead = _ -> {
                throw new UnavailableException("mail", null);
            };
            return world.addresses(dead).back(link);
        }

        private void losesWhatIsAThiefsAndNothingElse(int at) {
            later();
            try {
                resets(old);
            } catch (UnavailableException toBeKeptFirst) {
                assertThat(users.deletion(ada.id()))
                        .describedAs("cut at %d", at)
                        .isPresent();
                addresses.back(link);
                later();
                resets(old);
            }

            assertThat(world.stores.passkeys().list(ada.id()))
                    .describedAs("cut at %d", at)
                    .isEmpty();
            assertThat(world.stores.factors().find(ada.id()).authenticators())
                    .describedAs("cut at %d", at)
                    .isEmpty();
            assertThat(letsIn(old)).describedAs("cut at %d", at).isTrue();
            showsTheLinkAgainAndKeepsWhatIsNew("cut at " + at);
        }

        private void showsTheLinkAgainAndKeepsWhatIsNew(String when) {
            later();
            var passkey = addPasskey("BBBBBBBBBBBBBBBBBBBBBA");
            var factor = world.factors.enrol(ada.id());
            later();

            assertThat(addresses.restore().restore(addresses.wayBack().read(link), Optional.empty(), "192.0.2.1"))
                    .describedAs(when)
                    .isEqualTo(new RestoreAddress.Outcome.Done());

            assertThat(world.stores.passkeys().list(ada.id())).describedAs(when).containsExactly(passkey);
            var left = world.stores.factors().find(ada.id());
            assertThat(left.authenticators())
                    .describedAs(when)
                    .extracting(Authenticator::id)
                    .containsExactly(factor.id());
            assertThat(left.recoveryCodes()).describedAs(when).isPositive();
        }
    }
}
