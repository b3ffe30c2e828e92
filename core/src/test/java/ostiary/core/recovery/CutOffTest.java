package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.Cuts;
import ostiary.core.testing.RecoveryUseCases;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.PasswordHome;

/// A reset and a change that are killed at every point: whoever sends the same once more has all of it.
class CutOffTest {
    private static final int FEWEST_POINTS = 20;

    @Test
    void aResetIsFinishedByTheSameRequest() {
        int at = 0;
        while (new Victim().isCutOffAndResetsOnceMore(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    @Test
    void aChangeIsFinishedByTheSameRequest() {
        int at = 0;
        while (new Victim().isCutOffAndChangesOnceMore(at)) {
            at++;
        }

        assertThat(at).isGreaterThan(FEWEST_POINTS);
    }

    /// Somebody with two sessions and a known device.
    private static final class Victim extends RecoverySetup {
        private final LogIn.Outcome.LoggedIn own = (LogIn.Outcome.LoggedIn) logIn(World.PASSWORD);
        private final IssuedTokens other = loggedIn(World.PASSWORD);
        private final String request = recovery.ask(ada.email());

        private boolean isCutOffAndResetsOnceMore(int at) {
            var cuts = new Cuts(at);
            var code = code();
            later();
            if (!isCutOff(cuts, dying -> dying.byCode(request, code, NEXT))) {
                return false;
            }

            assertThat(recovery.byCode(request, code, NEXT))
                    .describedAs("cut at %d", at)
                    .isEqualTo(new ResetPassword.Outcome.Done());

            everythingFollowed(at);
            later();
            assertThat(refreshes(own.tokens())).isFalse();
            assertThat(recovery.byCode(request, code, OTHER)).isEqualTo(new ResetPassword.Outcome.InvalidCode());
            return true;
        }

        private boolean isCutOffAndChangesOnceMore(int at) {
            var cuts = new Cuts(at);
            later();
            if (!isCutOff(cuts, this::change)) {
                return false;
            }

            assertThat(change(recovery)).describedAs("cut at %d", at).isEqualTo(new ChangePassword.Outcome.Done());

            everythingFollowed(at);
            later();
            assertThat(refreshes(own.tokens())).isTrue();
            return true;
        }

        private ChangePassword.Outcome change(RecoveryUseCases by) {
            var session = own.tokens().refreshToken();
            return by.change().change(session.userId(), session.sessionId(), World.PASSWORD, NEXT);
        }

        private boolean isCutOff(Cuts cuts, Consumer<RecoveryUseCases> act) {
            var dying = new World(cuts.into(world.stores));
            dying.clock.set(world.clock.instant());
            var by = dying.recovery(PasswordHome.HERE, cuts.into(Mailer.class, world.outbox));
            try {
                act.accept(by);
            } catch (Cuts.Killed killed) {
                return true;
            }
            return cuts.hasCut();
        }

        private void everythingFollowed(int at) {
            for (var tokens : new IssuedTokens[] {own.tokens(), other}) {
                assertThat(world.checkAccess().check(tokens.accessToken()))
                        .describedAs("cut at %d", at)
                        .isEqualTo(new Revoked());
            }
            assertThat(world.devices.recognise(own.deviceToken(), ada.email().value(), world.clock.instant()))
                    .isEmpty();
            assertThat(world.outbox.sent()).contains(new Mail.PasswordChanged(ada.email()));
            later();
            assertThat(letsIn(World.PASSWORD)).isFalse();
            assertThat(letsIn(NEXT)).isTrue();
            assertThat(refreshes(other)).isFalse();
        }

        private boolean refreshes(IssuedTokens tokens) {
            return world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP)
                    instanceof RefreshSession.Outcome.Refreshed;
        }
    }
}
