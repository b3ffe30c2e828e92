package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.mail.Mail;
import ostiary.core.recovery.RequestPasswordReset.Outcome.Accepted;
import ostiary.core.recovery.RequestPasswordReset.Outcome.TooManyRequests;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.RecoveryUseCases;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.SealedHash;

/// Who gets which mail, and what is answered and stored.
class RequestPasswordResetTest extends RecoverySetup {
    private final int sent = world.outbox.sent().size();

    @Test
    void mailsACodeAndALinkBelowTheConfiguredAddress() {
        var request = recovery.ask(ada.email());

        var mail = world.outbox.resetFor(ada.email());
        assertThat(mail.code()).matches("\\d{4}-\\d{4}");
        assertThat(mail.validFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(mail.link()).startsWith(RecoveryUseCases.PAGE + "opl_").hasSizeGreaterThan(120);
        assertThat(request).startsWith("opr_").hasSize(4 + 43);
        assertThat(mail.link()).doesNotContain(request.substring(4));
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.PasswordResetRequested());
    }

    /// The same answer, one mail, and one thing stored that looks the same.
    @Test
    void answersAndStoresTheSameWhetherOrNotThereIsAnAccount() {
        var known = recovery.ask(ada.email());
        var unknown = recovery.ask(nobody);

        assertThat(unknown).hasSameSizeAs(known);
        assertThat(world.outbox.sent()).hasSize(sent + 2);
        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.NoAccountHere(nobody));
        var events = world.journal.events();
        assertThat(events.get(events.size() - 2)).isEqualTo(events.getLast());
        assertThat(shape(unknown)).isEqualTo(shape(known));
    }

    private List<Object> shape(String request) {
        var kept = kept(request);
        return List.of(
                kept.code().value().length(),
                kept.link().value().length(),
                kept.password().value().length(),
                kept.user().toString().length(),
                kept.tries(),
                kept.spent(),
                kept.expiresAt());
    }

    private PasswordReset kept(String request) {
        var id = recovery.secrets().byCode(request, "").orElseThrow().request();
        return world.stores.resets().find(id, world.clock.instant()).orElseThrow();
    }

    @Test
    void storesNeitherTheTextNorTheCodeNorTheHashOfThePassword() {
        var request = recovery.ask(ada.email());

        var kept = kept(request);
        var hash =
                users.findCredential(ada.email()).orElseThrow().passwordHash().text();
        assertThat(List.of(
                        kept.id().value(),
                        kept.code().value(),
                        kept.link().value(),
                        kept.password().value()))
                .allSatisfy(
                        text -> assertThat(text).doesNotContain(request.substring(4), code().replace("-", ""), hash));
    }

    @Test
    void tellsWhoHasNoPasswordHereThatItIsElsewhere() {
        users.replacePasswordHash(
                ada.email(), users.findCredential(ada.email()).orElseThrow().passwordHash(), SealedHash.NONE);

        recovery.ask(ada.email());

        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.PasswordIsElsewhere(ada.email()));
    }

    /// Somebody may still be in the system that users come from: whether they are, this one does not know.
    @Test
    void whileUsersMoveResetsThePasswordsThatAreHereAlready() {
        var moving = world.recovery(PasswordHome.MOVING, world.outbox);

        moving.ask(nobody);
        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.PasswordIsElsewhere(nobody));

        moving.ask(ada.email());
        assertThat(world.outbox.sent().getLast()).isInstanceOf(Mail.ResetPassword.class);
    }

    @Test
    void wherePasswordsAreKeptElsewhereResetsNone() {
        var elsewhere = world.recovery(PasswordHome.ELSEWHERE, world.outbox);

        for (var email : List.of(nobody, ada.email())) {
            elsewhere.ask(email);
            assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.PasswordIsElsewhere(email));
        }
    }

    @Test
    void mailsADisabledUserAsAnyOther() {
        world.administerUsers().disable(ada.id());

        recovery.ask(ada.email());

        assertThat(world.outbox.sent().getLast()).isInstanceOf(Mail.ResetPassword.class);
    }

    @Test
    void mailsAMailboxSoOftenAndThenSaysNothingOfItsSilence() {
        for (int number = 0; number < 3 * Limits.RESET_MAIL_BY_ADDRESS.most(); number++) {
            recovery.ask(new EmailAddress("bob+" + number + "@example.org"));
        }

        assertThat(world.outbox.sent()).hasSize(sent + Limits.RESET_MAIL_BY_ADDRESS.most());
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.PasswordResetThrottled());
    }

    /// Which anybody may make for anybody's address.
    @Test
    void mailsAMailboxHoweverManySignUpsItHad() {
        for (int number = 0; number < 2 * Limits.MAIL_BY_ADDRESS.most(); number++) {
            world.signUp().signUp(ada.email(), World.PASSWORD, Optional.empty(), "198.51.100." + number);
        }

        recovery.ask(ada.email());

        assertThat(world.outbox.sent().getLast()).isInstanceOf(Mail.ResetPassword.class);
    }

    @Test
    void mailsNobodyOnceTheHoursBudgetIsSpent() {
        for (int number = 0; number < 4; number++) {
            assertThat(recovery.request(2).request(Fresh.email(), World.LAPTOP.network()))
                    .isInstanceOf(Accepted.class);
        }

        assertThat(world.outbox.sent()).hasSize(sent + 2);
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.MailBudgetSpent());
    }

    @Test
    void stopsANetworkThatAsksForTooMany() {
        for (int number = 0; number < Limits.RESET_BY_NETWORK.most(); number++) {
            recovery.ask(Fresh.email());
        }

        assertThat(recovery.request().request(ada.email(), World.LAPTOP.network()))
                .isInstanceOf(TooManyRequests.class);
        assertThat(world.outbox.sent()).hasSize(sent + Limits.RESET_BY_NETWORK.most());
        assertThat(recovery.request().request(ada.email(), "198.51.100.7")).isInstanceOf(Accepted.class);
    }

    @Test
    void stopsAWholeIpv6Site() {
        int accepted = 0;
        for (int number = 0; number < 2_000; number++) {
            var network = "2001:db8:66:%x:0:0:0:0/64".formatted(32 * number);
            accepted += recovery.request().request(Fresh.email(), network) instanceof Accepted ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(600);
    }
}
