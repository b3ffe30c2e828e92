package ostiary.core.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.audit.AuditEvent;
import ostiary.core.mail.Mail;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.signup.SignUp.Outcome;
import ostiary.core.signup.SignUp.Outcome.Accepted;
import ostiary.core.signup.SignUp.Outcome.TooManyRequests;
import ostiary.core.signup.SignUp.Outcome.WeakPassword;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

class SignUpTest {
    private static final int MAILS = Limits.MAIL_BY_ADDRESS.most();
    private static final int PER_NETWORK = Limits.SIGN_UP_BY_NETWORK.most();
    private static final String NETWORK = "192.0.2.1";

    private final World world = new World();
    private final EmailAddress ada = EmailAddress.parse("ada@example.org").orElseThrow();

    private Outcome signUp(EmailAddress email, Password password) {
        return world.signUp().signUp(email, password, Optional.of("Ada Lovelace"), NETWORK);
    }

    @Test
    void mailsACodeToTheAddress() {
        assertThat(signUp(ada, World.PASSWORD)).isEqualTo(new Accepted());

        var code = world.outbox.codeFor(ada);
        assertThat(code).matches("\\d{4}-\\d{4}");
        assertThat(world.outbox.sent()).containsExactly(new Mail.ConfirmAddress(ada, code, Duration.ofMinutes(10)));
        assertThat(world.journal.events()).containsExactly(new AuditEvent.SignUpRequested());
    }

    @Test
    void makesNoAccountYet() {
        signUp(ada, World.PASSWORD);

        assertThat(world.stores.users().findCredential(ada)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"seven77, TOO_SHORT", "password1, COMMON", "ada@example.org, COMMON", "Ada Lovelace, COMMON"})
    void refusesAWeakPasswordAndMailsNothing(String password, Verdict verdict) {
        assertThat(signUp(ada, Password.of(password))).isEqualTo(new WeakPassword(verdict));
        assertThat(signUp(ada, Password.of("x".repeat(129)))).isEqualTo(new WeakPassword(Verdict.TOO_LONG));
        assertThat(world.outbox.sent()).isEmpty();
        assertThat(world.hasher.hashed()).isZero();
    }

    @Test
    void answersAndWorksTheSameWhetherOrNotTheAddressHasAnAccount() {
        world.account(ada);
        int hashed = world.hasher.hashed();
        var taken = signUp(ada, World.PASSWORD);
        int forTaken = world.hasher.hashed() - hashed;
        var free = signUp(Fresh.email(), World.PASSWORD);
        int forFree = world.hasher.hashed() - hashed - forTaken;

        assertThat(taken).isEqualTo(free).isEqualTo(new Accepted());
        assertThat(forTaken).isEqualTo(forFree).isEqualTo(1);
        var events = world.journal.events();
        assertThat(events.get(events.size() - 2)).isEqualTo(events.getLast());
    }

    @Test
    void judgesThePasswordTheSameWhetherOrNotTheAddressHasAnAccount() {
        world.account(ada);

        assertThat(signUp(ada, World.COMMON_PASSWORD)).isEqualTo(new WeakPassword(Verdict.COMMON));
        assertThat(signUp(Fresh.email(), World.COMMON_PASSWORD)).isEqualTo(new WeakPassword(Verdict.COMMON));
    }

    @Test
    void tellsAnExistingUserByMailAndSendsNoCode() {
        world.account(ada);

        signUp(ada, Password.of("an attacker's password"));

        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.AlreadySignedUp(ada));
    }

    @Test
    void tellsAnExistingUserWithoutAPasswordWhatTheyCanDo() {
        world.account(ada);
        var users = world.stores.users();
        users.replacePasswordHash(ada, users.findCredential(ada).orElseThrow().passwordHash(), PasswordHash.NONE);

        signUp(ada, World.PASSWORD);

        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.NoPasswordHere(ada));
    }

    @Test
    void mailsAnAddressSoOftenAndThenSaysNothingOfItsSilence() {
        for (int time = 0; time < MAILS; time++) {
            signUp(ada, World.PASSWORD);
            world.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(signUp(ada, World.PASSWORD)).isEqualTo(new Accepted());
        assertThat(world.outbox.sent()).hasSize(MAILS);
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.SignUpThrottled());
        signUp(Fresh.email(), World.PASSWORD);
        assertThat(world.outbox.sent()).hasSize(MAILS + 1);
    }

    @Test
    void mailsAMailboxNoOftenerUnderManySubAddresses() {
        for (int number = 0; number < 4 * MAILS; number++) {
            assertThat(signUp(new EmailAddress("ada+" + number + "@example.org"), World.PASSWORD))
                    .isEqualTo(new Accepted());
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
        assertThat(signUpWithin(1, ada)).isEqualTo(new Accepted());
        assertThat(world.outbox.sent()).hasSize(1);
    }

    /// The same answer as ever, whether or not there is an account, and the same work.
    @Test
    void mailsNobodyOnceTheHoursBudgetIsSpentAndAnswersTheSame() {
        world.account(ada);
        int sent = world.outbox.sent().size();
        for (int number = 0; number < 7; number++) {
            assertThat(signUpWithin(5, Fresh.email())).isEqualTo(new Accepted());
        }
        int hashed = world.hasher.hashed();

        for (var email : List.of(ada, Fresh.email())) {
            assertThat(signUpWithin(5, email)).isEqualTo(new Accepted());
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
            assertThat(signUp(Fresh.email(), World.PASSWORD)).isEqualTo(new Accepted());
        }
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(signUp(Fresh.email(), World.PASSWORD)).isEqualTo(new TooManyRequests(Duration.ofMinutes(10)));
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.SignUpThrottled());
        assertThat(world.outbox.sent()).hasSize(PER_NETWORK);
        assertThat(world.signUp().signUp(Fresh.email(), World.PASSWORD, Optional.empty(), "192.0.2.2"))
                .isEqualTo(new Accepted());
    }

    @Test
    void mailsEveryTimeAnotherCode() {
        signUp(ada, World.PASSWORD);
        var one = world.outbox.codeFor(ada);
        signUp(ada, World.PASSWORD);

        assertThat(world.outbox.codeFor(ada)).isNotEqualTo(one);
    }

    @Test
    void keepsForAnExistingUserARequestThatNotEvenItsCodeConfirms() {
        world.account(ada);
        var account = world.stores.users().findCredential(ada);
        var kept = new ArrayList<CodeHash>();
        var signUps = new SignUpStore() {
            @Override
            public void keep(CodeHash code, PendingSignUp signUp) {
                kept.add(code);
                world.stores.signUps().keep(code, signUp);
            }

            @Override
            public Optional<User> confirm(EmailAddress email, CodeHash code, Instant now) {
                return world.stores.signUps().confirm(email, code, now);
            }

            @Override
            public Optional<PendingSignUp> find(EmailAddress email, CodeHash code, Instant now) {
                return world.stores.signUps().find(email, code, now);
            }
        };
        new World(world.stores.withSignUps(signUps))
                .signUp()
                .signUp(ada, Password.of("an attacker's password"), Optional.empty(), NETWORK);

        assertThat(kept).hasSize(1);
        assertThat(signUps.confirm(ada, kept.getFirst(), world.clock.instant())).isEmpty();
        assertThat(world.stores.users().findCredential(ada)).isEqualTo(account);
    }
}
