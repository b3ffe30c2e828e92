package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.audit.AuditEvent;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.recovery.ChangePassword.Outcome;
import ostiary.core.recovery.ChangePassword.Outcome.Done;
import ostiary.core.recovery.ChangePassword.Outcome.SessionIsOver;
import ostiary.core.recovery.ChangePassword.Outcome.TooManyFailures;
import ostiary.core.recovery.ChangePassword.Outcome.WeakPassword;
import ostiary.core.recovery.ChangePassword.Outcome.WrongPassword;
import ostiary.core.session.Device;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.EndReason;
import ostiary.core.token.IssuedTokens;
import ostiary.core.token.SessionId;
import ostiary.core.user.SealedHash;

class ChangePasswordTest extends RecoverySetup {
    private final IssuedTokens own = loggedIn(World.PASSWORD);
    private final IssuedTokens other = loggedIn(World.PASSWORD);

    private Outcome change(Password present, Password next) {
        return change(own, present, next);
    }

    private Outcome change(IssuedTokens tokens, Password present, Password next) {
        var session = tokens.refreshToken();
        return recovery.change().change(session.userId(), session.sessionId(), present, next);
    }

    private boolean refreshes(IssuedTokens tokens) {
        return refresh(tokens) instanceof RefreshSession.Outcome.Refreshed;
    }

    private RefreshSession.Outcome refresh(IssuedTokens tokens) {
        return world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP);
    }

    @Test
    void setsThePasswordAndEndsTheOtherSessionsAlone() {
        later();
        assertThat(change(World.PASSWORD, NEXT)).isEqualTo(new Done());
        later();

        assertThat(letsIn(NEXT)).isTrue();
        assertThat(letsIn(World.PASSWORD)).isFalse();
        assertThat(refreshes(other)).isFalse();
        assertThat(world.listSessions().list(ada.id()))
                .extracting(listed -> listed.snapshot().session().id())
                .contains(own.refreshToken().sessionId())
                .doesNotContain(other.refreshToken().sessionId());
        assertThat(world.journal.events())
                .contains(new AuditEvent.PasswordChanged(
                        ada.id(), own.refreshToken().sessionId()));
    }

    /// The feed tells of all access tokens, and the one that goes on gets another by one refresh.
    @Test
    void goesOnWithOneRefresh() {
        later();
        change(World.PASSWORD, NEXT);
        later();

        assertThat(world.checkAccess().check(own.accessToken())).isEqualTo(new Revoked());
        assertThat(world.checkAccess().check(other.accessToken())).isEqualTo(new Revoked());
        var refreshed = (RefreshSession.Outcome.Refreshed) refresh(own);
        assertThat(world.checkAccess().check(refreshed.tokens().accessToken())).isInstanceOf(Granted.class);
    }

    @Test
    void isOverWithALogoutEverywhereThatComesLater() {
        change(World.PASSWORD, NEXT);

        world.endAllSessions().endAll(ada.id());
        later();

        assertThat(refreshes(own)).isFalse();
    }

    @Test
    void isOverWithAResetThatComesLater() {
        change(World.PASSWORD, NEXT);
        var request = recovery.ask(ada.email());

        recovery.byCode(request, code(), OTHER);
        later();

        assertThat(refreshes(own)).isFalse();
    }

    @Test
    void keepsTheLastSessionInWhichItWasChanged() {
        change(World.PASSWORD, NEXT);
        later();
        var later = loggedIn(NEXT);

        assertThat(change(later, NEXT, OTHER)).isEqualTo(new Done());
        later();

        assertThat(refreshes(own)).isFalse();
        assertThat(refreshes(later)).isTrue();
    }

    @Test
    void tellsTheOwnerByMailAndForgetsDevices() {
        change(World.PASSWORD, NEXT);

        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.PasswordChanged(ada.email()));
    }

    @Test
    void tellsTheOwnerSoOften() {
        int sent = world.outbox.sent().size();
        var present = World.PASSWORD;
        for (int number = 0; number < 2 * Limits.NOTICE_BY_ADDRESS.most(); number++) {
            var next = Password.of("walrus number " + number + " of many");
            assertThat(change(present, next)).isEqualTo(new Done());
            present = next;
        }

        assertThat(world.outbox.sent()).hasSize(sent + Limits.NOTICE_BY_ADDRESS.most());
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(change(OTHER, NEXT)).isEqualTo(new WrongPassword());

        assertThat(letsIn(World.PASSWORD)).isTrue();
        assertThat(world.journal.events())
                .contains(new AuditEvent.PasswordChangeRefused(
                        ada.id(), own.refreshToken().sessionId()));
    }

    /// Otherwise a second guess would go along with each.
    @Test
    void looksAtOnePasswordOnlyUnlessThisSessionHasChangedIt() {
        int hashed = world.hasher.hashed();

        assertThat(change(OTHER, World.PASSWORD)).isEqualTo(new WrongPassword());

        assertThat(world.hasher.hashed()).isEqualTo(hashed + 1);
    }

    @Test
    void refusesAWeakPasswordWithoutCountingIt() {
        for (int number = 0; number < 2 * Limits.LOGIN_BY_NETWORK.most(); number++) {
            assertThat(change(World.PASSWORD, World.COMMON_PASSWORD)).isEqualTo(new WeakPassword(Verdict.COMMON));
        }
        assertThat(change(World.PASSWORD, Password.of(ada.email().value())))
                .isEqualTo(new WeakPassword(Verdict.COMMON));

        assertThat(change(World.PASSWORD, NEXT)).isEqualTo(new Done());
    }

    @Test
    void countsTheTriesOfAUser() {
        for (int number = 0; number < Limits.PASSWORD_CHANGE_BY_USER.most(); number++) {
            change(OTHER, NEXT);
        }
        assertThat(change(World.PASSWORD, NEXT)).isInstanceOf(TooManyFailures.class);
        assertThat(letsIn(World.PASSWORD)).isTrue();
    }

    /// Under an attack is when an owner changes the password.
    @Test
    void isNotKeptFromTheOwnerByWrongLoginsOfOthers() {
        for (int number = 0; number < Limits.LOGIN_BY_USERNAME.most(); number++) {
            world.logIn()
                    .logIn(
                            ada.email().value(),
                            OTHER,
                            world.clients.byDefault(),
                            new Device("bot", "198.51.100." + number));
        }

        assertThat(change(World.PASSWORD, NEXT)).isEqualTo(new Done());
    }

    /// The token outlives it for a moment, and must not bring it back.
    @Test
    void refusesASessionThatIsOver() {
        world.endAllSessions().endAll(ada.id());
        assertThat(change(World.PASSWORD, NEXT)).isEqualTo(new SessionIsOver());

        later();
        assertThat(refreshes(own)).isFalse();
        assertThat(letsIn(World.PASSWORD)).isTrue();
    }

    @Test
    void refusesASessionThatWasEndedAndAStrangersAndAUserWhoIsGoneOrDisabled() {
        var session = own.refreshToken();
        world.endSession().end(session.userId(), session.sessionId(), EndReason.REVOKED);
        assertThat(change(World.PASSWORD, NEXT)).isEqualTo(new SessionIsOver());

        var strange = new SessionId(UUID.randomUUID());
        assertThat(recovery.change().change(ada.id(), strange, World.PASSWORD, NEXT))
                .isEqualTo(new SessionIsOver());
        world.administerUsers().disable(ada.id());
        assertThat(change(other, World.PASSWORD, NEXT)).isEqualTo(new SessionIsOver());
        assertThat(recovery.change().change(Fresh.userId(), strange, World.PASSWORD, NEXT))
                .isEqualTo(new SessionIsOver());
    }

    /// One of another source: whatever it is there, it is none here.
    @Test
    void refusesWhoHasNoPasswordHere() {
        users.replacePasswordHash(
                ada.email(), users.findCredential(ada.email()).orElseThrow().passwordHash(), SealedHash.NONE);

        assertThat(change(World.PASSWORD, NEXT)).isEqualTo(new WrongPassword());
    }

    @Test
    void isToTryAgainWhereSomebodyElseChangesIt() {
        var beaten = new World(world.stores.withPasswords((_, _, _, _, _) -> false));
        var session = own.refreshToken();

        assertThatThrownBy(() ->
                        beaten.recovery().change().change(session.userId(), session.sessionId(), World.PASSWORD, NEXT))
                .isInstanceOf(UnavailableException.class);
        assertThat(letsIn(World.PASSWORD)).isTrue();
    }
}
