package ostiary.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.export.ExportAccount.Outcome.Exported;
import ostiary.core.export.ExportAccount.Outcome.LoginNeeded;
import ostiary.core.export.ExportAccount.Outcome.TokenIsOver;
import ostiary.core.export.ExportAccount.Outcome.TooManyRequests;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.StepUp;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

class ExportAccountTest {
    private final World world = new World(Stores.inMemory());
    private final EmailAddress email = Fresh.email();
    private final User ada = world.account(email);

    private Principal signedIn() {
        return world.factors.signedIn(ada.id(), "pwd");
    }

    private ExportAccount.Outcome export(Principal who) {
        return world.exportAccount().export(who);
    }

    @Test
    void tellsAllThatIsStored() {
        var who = signedIn();

        var copy = ((Exported) export(who)).copy();

        assertThat(copy.user()).isEqualTo(world.stores.users().find(ada.id()).orElseThrow());
        assertThat(copy.sessions())
                .extracting(SessionSnapshot::session)
                .extracting(session -> session.id())
                .containsExactly(who.sessionId());
        assertThat(copy.passkeys()).isEmpty();
        assertThat(copy.consents()).isEmpty();
        assertThat(copy.former()).isEmpty();
        assertThat(world.journal.events()).contains(new AuditEvent.AccountExported(ada.id()));
    }

    /// A stolen access token is not enough.
    @Test
    void wantsALoginThatIsFreshAndByTwoFactorsWhereThereAreTwo() {
        var who = signedIn();
        world.clock.advance(StepUp.MAX_AGE.plus(Duration.ofSeconds(1)));
        assertThat(export(who)).isEqualTo(new LoginNeeded(StepUp.FRESHER));

        var phone = world.factors.enrol(ada.id()).id();
        assertThat(export(signedIn())).isEqualTo(new LoginNeeded(StepUp.STRONGER));

        var byTwo = world.factors.signedIn(ada.id(), "pwd", "otp", "mfa");
        assertThat(((Exported) export(byTwo)).copy().factors().authenticators())
                .extracting(Authenticator::id)
                .containsExactly(phone);
    }

    @Test
    void isOverWithTheSession() {
        var who = signedIn();
        world.stores.statuses().setDisabled(ada.id(), true);
        assertThat(export(who)).isEqualTo(new TokenIsOver());

        world.stores.statuses().setDisabled(ada.id(), false);
        world.endAllSessions().endAll(ada.id());
        assertThat(export(who)).isEqualTo(new TokenIsOver());
        assertThat(world.journal.events()).doesNotContain(new AuditEvent.AccountExported(ada.id()));
    }

    @Test
    void isBounded() {
        var who = signedIn();
        for (int times = 1; times <= Limits.EXPORT_BY_USER.most(); times++) {
            assertThat(export(who)).isInstanceOf(Exported.class);
        }

        assertThat(export(who)).isInstanceOf(TooManyRequests.class);
    }
}
