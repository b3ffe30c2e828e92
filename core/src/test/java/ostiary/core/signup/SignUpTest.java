package ostiary.core.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.signup.SignUp.Outcome.Accepted;
import ostiary.core.signup.SignUp.Outcome.WeakPassword;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// The mails of a sign-up, to whom, and its answers. How often is in [SignUpThrottleTest].
class SignUpTest extends SignUpSetup {
    @Test
    void mailsACodeToTheAddress() {
        assertThat(signUp(ada, World.PASSWORD)).isInstanceOf(Accepted.class);

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

        assertThat(List.of(taken, free)).allMatch(outcome -> outcome instanceof Accepted);
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
        users.replacePasswordHash(ada, users.findCredential(ada).orElseThrow().passwordHash(), SealedHash.NONE);

        signUp(ada, World.PASSWORD);

        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.NoPasswordHere(ada));
    }

    /// Whoever's address it is, and before anything is counted or mailed.
    @Test
    void takesNobodyWithoutTheSealingKeys() {
        world.account(ada);
        int sent = world.outbox.sent().size();
        int hashed = world.hasher.hashed();
        world.sealingKeys.setOutOfReach(true);

        for (var email : List.of(ada, Fresh.email())) {
            assertThatThrownBy(() -> signUp(email, World.PASSWORD)).isInstanceOf(UnavailableException.class);
        }
        assertThat(world.outbox.sent()).hasSize(sent);
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
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
