package ostiary.core.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.signup.SignUp.Outcome;
import ostiary.core.signup.SignUp.Outcome.Accepted;
import ostiary.core.signup.SignUp.Outcome.TooManyRequests;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

/// How many mails an address gets and the service sends, and how many sign-ups a network may ask for.
class SignUpThrottleTest extends SignUpSetup {
    private static final int MAILS = Limits.MAIL_BY_ADDRESS.most();
    private static final int PER_NETWORK = Limits.SIGN_UP_BY_NETWORK.most();

    @Test
    void mailsAnAddressSoOftenAndThenSaysNothingOfItsSilence() {
        for (int time = 0; time < MAILS; time++) {
            signUp(ada, World.PASSWORD);
            world.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(signUp(ada, World.PASSWORD)).isInstanceOf(Accepted.class);
        assertThat(world.outbox.sent()).hasSize(MAILS);
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.SignUpThrottled());
        signUp(Fresh.email(), World.PASSWORD);
        assertThat(world.outbox.sent()).hasSize(MAILS + 1);
    }

    @Test
    void mailsAMailboxNoOftenerUnderManySubAddresses() {
        for (int number = 0; number < 4 * MAILS; number++) {
            assertThat(signUp(new EmailAddress("ada+" + number + "@example.org"), World.PASSWORD))
                    .isInstanceOf(Accepted.class);
        }

        assertThat(world.outbox.sent()).hasSize(MAILS);
    }

    /// Neither those of the hour nor those of the address: otherwise a flood that takes all slots would keep everybody
    /// from signing up for longer than it lasts.
    @Test
    void spendsNoMailWhereThePasswordCannotBeHashed() {
        world.hasher.setBusy(true);
        for (int time = 0; time < 2 * MAILS; time++) {
            assertThatThrownBy(() -> signUpWithin(1, ada)).isInstanceOf(HasherBusyException.class);
        }

        world.hasher.setBusy(false);
        assertThat(signUpWithin(1, ada)).isInstanceOf(Accepted.class);
        assertThat(world.outbox.sent()).hasSize(1);
    }

    /// The same answer as ever, whether or not there is an account, and the same work.
    @Test
    void mailsNobodyOnceTheHoursBudgetIsSpentAndAnswersTheSame() {
        world.account(ada);
        int sent = world.outbox.sent().size();
        for (int number = 0; number < 7; number++) {
            assertThat(signUpWithin(5, Fresh.email())).isInstanceOf(Accepted.class);
        }
        int hashed = world.hasher.hashed();

        for (var email : List.of(ada, Fresh.email())) {
            assertThat(signUpWithin(5, email)).isInstanceOf(Accepted.class);
        }

        assertThat(world.outbox.sent()).hasSize(sent + 5);
        assertThat(world.hasher.hashed()).isEqualTo(hashed + 2);
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.MailBudgetSpent());
        world.clock.advance(Duration.ofHours(1));
        signUpWithin(5, ada);
        assertThat(world.outbox.sent()).hasSize(sent + 6);
    }

    /// Otherwise strangers could keep a release from going out.
    @Test
    void mailsRehearsalsWhateverStrangersHaveSpent() {
        signUpWithin(1, Fresh.email());
        signUpWithin(1, Fresh.email());

        signUpWithin(1, new EmailAddress("success+ostiary-1@simulator.amazonses.com"));

        assertThat(world.outbox.sent()).hasSize(2);
    }

    /// Comparing a password with the blocklist takes long.
    @Test
    void looksAtNoMorePasswordsThanANetworkMaySend() {
        var looks = new AtomicInteger();
        var policy = new PasswordPolicy((_, _) -> looks.incrementAndGet() > 0);
        for (int time = 0; time < 2 * PER_NETWORK; time++) {
            world.signUp(policy, 10).signUp(Fresh.email(), World.PASSWORD, Optional.empty(), NETWORK);
        }

        assertThat(looks).hasValue(PER_NETWORK);
        assertThat(world.outbox.sent()).isEmpty();
    }

    @Test
    void stopsAWholeIpv6Site() {
        int accepted = 0;
        for (int number = 0; number < 2_000; number++) {
            var network = Network.of("2001:db8:66:%x::1".formatted(32 * number));
            var outcome = world.signUp().signUp(Fresh.email(), World.PASSWORD, Optional.empty(), network);
            accepted += outcome instanceof Accepted ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(600);
    }

    private Outcome signUpWithin(int mailsPerHour, EmailAddress email) {
        var policy = new PasswordPolicy((_, _) -> false);
        return world.signUp(policy, mailsPerHour).signUp(email, World.PASSWORD, Optional.of("Ada"), NETWORK);
    }

    @Test
    void mailsAgainInTheNextWindow() {
        for (int time = 0; time <= MAILS; time++) {
            signUp(ada, World.PASSWORD);
        }
        world.clock.advance(Limits.MAIL_BY_ADDRESS.window());

        signUp(ada, World.PASSWORD);

        assertThat(world.outbox.sent()).hasSize(MAILS + 1);
    }

    @Test
    void stopsANetworkThatAsksForTooMany() {
        for (int time = 0; time < PER_NETWORK; time++) {
            assertThat(signUp(Fresh.email(), World.PASSWORD)).isInstanceOf(Accepted.class);
        }
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(signUp(Fresh.email(), World.PASSWORD)).isEqualTo(new TooManyRequests(Duration.ofMinutes(10)));
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.SignUpThrottled());
        assertThat(world.outbox.sent()).hasSize(PER_NETWORK);
        assertThat(world.signUp().signUp(Fresh.email(), World.PASSWORD, Optional.empty(), "192.0.2.2"))
                .isInstanceOf(Accepted.class);
    }
}
