package ostiary.core.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess;
import ostiary.core.audit.AuditEvent;
import ostiary.core.deletion.RequestDeletion.Outcome;
import ostiary.core.factor.StepUp;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.testing.DeletionUseCases;
import ostiary.core.throttle.Limits;

class RequestDeletionTest extends DeletionSetup {
    private Outcome requested() {
        return world.deletion.request().request(who());
    }

    @Test
    void endsEverySessionAtOnceAndSaysWhenTheAccountGoes() {
        var other = ((LogIn.Outcome.LoggedIn) logIn()).tokens();
        later();

        var at = request();

        assertThat(at)
                .isEqualTo(world.clock.instant().plus(DeletionUseCases.GRACE).truncatedTo(ChronoUnit.SECONDS));
        assertThat(world.checkAccess().check(tokens.accessToken())).isEqualTo(new CheckAccess.Outcome.Revoked());
        assertThat(world.checkAccess().check(other.accessToken())).isEqualTo(new CheckAccess.Outcome.Revoked());
        later();
        assertThat(refreshes(tokens)).isFalse();
        assertThat(refreshes(other)).isFalse();
        assertThat(world.listSessions().list(ada.id())).isEmpty();
        assertThat(world.outbox.sent()).contains(new Mail.DeletionRequested(email, at));
        assertThat(world.journal.events()).contains(new AuditEvent.DeletionRequested(ada.id()));
    }

    @Test
    void tellsTheSameOnceMoreAndDoesNothing() {
        var at = request();
        int mails = world.outbox.sent().size();
        later();

        assertThat(request()).isEqualTo(at);

        assertThat(world.outbox.sent()).hasSize(mails);
    }

    @Test
    void wantsALoginOfTheLastMinutes() {
        var who = who();
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));

        assertThat(world.deletion.request().request(who)).isEqualTo(new Outcome.LoginNeeded(StepUp.FRESHER));
        assertThat(refreshes(tokens)).isTrue();
    }

    @Test
    void wantsTheFactorOfWhoHasOne() {
        world.factors.enrol(ada.id());

        assertThat(requested()).isEqualTo(new Outcome.LoginNeeded(StepUp.STRONGER));

        var byTwo = world.deletion.principal(tokens, "pwd", "otp", "mfa");
        assertThat(world.deletion.request().request(byTwo)).isInstanceOf(Outcome.Pending.class);
    }

    /// Authorizers let a token in for a moment after its session has ended.
    @Test
    void takesNoTokenWhoseSessionIsOver() {
        world.logOut().logOut(tokens.refreshToken().text());
        assertThat(requested()).isEqualTo(new Outcome.TokenIsOver());
        var next = ((LogIn.Outcome.LoggedIn) logIn()).tokens();
        later();
        world.endAllSessions().endAll(ada.id());
        assertThat(world.deletion.request().request(world.deletion.principal(next, "pwd")))
                .isEqualTo(new Outcome.TokenIsOver());
    }

    @Test
    void takesNoTokenOfWhoIsDisabled() {
        world.stores.statuses().setDisabled(ada.id(), true);

        assertThat(requested()).isEqualTo(new Outcome.TokenIsOver());
    }

    /// Each is a mail, too.
    @Test
    void isAskedForAFewTimesInAnHour() {
        var latest = tokens;
        for (int i = 0; i < Limits.DELETION_BY_USER.most(); i++) {
            assertThat(world.deletion.request().request(world.deletion.principal(latest, "pwd")))
                    .isInstanceOf(Outcome.Pending.class);
            later();
            assertThat(cancel(challenge())).isTrue();
            later();
            latest = ((LogIn.Outcome.LoggedIn) logIn()).tokens();
            later();
        }

        assertThat(world.deletion.request().request(world.deletion.principal(latest, "pwd")))
                .isInstanceOf(Outcome.TooManyRequests.class);
        world.clock.advance(Duration.ofHours(1));
        var fresh = ((LogIn.Outcome.LoggedIn) logIn()).tokens();
        assertThat(world.deletion.request().request(world.deletion.principal(fresh, "pwd")))
                .isInstanceOf(Outcome.Pending.class);
    }

    /// Tokens are over all the same, and whoever asks once more sends the notice.
    @Test
    void sendsTheNoticeOnceItCanBeSent() {
        var dead = world.deletion.request(_ -> {
            throw new UnavailableException("mail", null);
        });
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> dead.request(who()));
        assertThat(world.checkAccess().check(tokens.accessToken())).isEqualTo(new CheckAccess.Outcome.Revoked());
        assertThat(world.journal.events()).contains(new AuditEvent.NoticeUnsent());

        var at = request();

        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.DeletionRequested(email, at));
    }

    @Test
    void leavesNothingOfTheAccountOnceItsTimeHasCome() {
        request();
        later();
        var challenge = challenge();
        world.clock.advance(DeletionUseCases.GRACE.minusSeconds(5));
        assertThat(logIn()).isInstanceOf(LogIn.Outcome.DeletionPending.class);
        world.clock.advance(Duration.ofSeconds(5));

        assertThat(logIn()).isEqualTo(new LogIn.Outcome.InvalidCredentials());
        assertThat(cancel(challenge)).isFalse();
        assertThat(requested()).isEqualTo(new Outcome.TokenIsOver());
        assertThat(world.stores.users().find(ada.id())).isEmpty();
        var next = world.account(email);
        assertThat(next.id()).isNotEqualTo(ada.id());
        later();
        assertThat(logIn()).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }
}
