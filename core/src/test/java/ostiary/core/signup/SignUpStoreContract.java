package ostiary.core.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserStore;

/// The contract of every [SignUpStore]; each adapter's test extends this.
public abstract class SignUpStoreContract {
    private static final int CALLERS = 64;

    private final Instant now = Fresh.now();
    private final EmailAddress email = Fresh.email();
    private final CodeHash code = code();
    private final PendingSignUp signUp = signUp("hash");

    protected abstract SignUpStore store();

    /// Where the accounts go to.
    protected abstract UserStore users();

    @Test
    void makesNoAccountBeforeTheCodeComes() {
        store().keep(code, signUp);

        assertThat(users().findCredential(email)).isEmpty();
        assertThat(users().find(signUp.userId())).isEmpty();
    }

    @Test
    void findsASignUpByItsAddressAndCodeUntilItExpires() {
        store().keep(code, signUp);

        assertThat(store().find(email, code, now)).contains(signUp);
        assertThat(store().find(Fresh.email(), code, now)).isEmpty();
        assertThat(store().find(email, code(), now)).isEmpty();
        assertThat(store().find(email, code, signUp.expiresAt())).isEmpty();
    }

    @Test
    void turnsASignUpIntoAnAccount() {
        store().keep(code, signUp);

        var user = new User(signUp.userId(), email, Optional.of("Ada Lovelace"), now);
        assertThat(store().confirm(email, code, now)).contains(user);
        assertThat(users().find(signUp.userId())).contains(user);
        assertThat(users().findCredential(email))
                .contains(new Credential(signUp.userId(), email, signUp.passwordHash(), false, Set.of()));
    }

    @Test
    void keepsAnAccountWithoutAName() {
        var nameless =
                new PendingSignUp(signUp.userId(), email, Optional.empty(), signUp.passwordHash(), signUp.expiresAt());
        store().keep(code, nameless);

        var user = new User(signUp.userId(), email, Optional.empty(), now);
        assertThat(store().confirm(email, code, now)).contains(user);
        assertThat(users().find(signUp.userId())).contains(user);
    }

    @Test
    void doesNotKnowACodeThatWasNotKept() {
        store().keep(code, signUp);

        assertThat(store().confirm(email, code(), now)).isEmpty();
        assertThat(users().findCredential(email)).isEmpty();
    }

    @Test
    void takesACodeOfItsAddressOnly() {
        store().keep(code, signUp);

        assertThat(store().confirm(Fresh.email(), code, now)).isEmpty();
        assertThat(store().confirm(email, code, now)).isPresent();
    }

    @Test
    void takesACodeOnce() {
        store().keep(code, signUp);
        store().confirm(email, code, now);

        assertThat(store().confirm(email, code, now)).isEmpty();
        assertThat(users().find(signUp.userId())).isPresent();
    }

    @Test
    void takesACodeUntilItExpiresToTheInstant() {
        store().keep(code, signUp);

        assertThat(store().confirm(email, code, signUp.expiresAt())).isEmpty();
        assertThat(users().findCredential(email)).isEmpty();
        assertThat(store().confirm(email, code, signUp.expiresAt().minusMillis(1)))
                .isPresent();
    }

    @Test
    void makesAllOfAnAccountOrNothingWhenTheAddressIsTaken() {
        var late = signUp("late");
        var lateCode = code();
        store().keep(code, signUp);
        store().keep(lateCode, late);
        store().confirm(email, code, now);

        assertThat(store().confirm(email, lateCode, now)).isEmpty();
        assertThat(users().find(late.userId())).isEmpty();
        assertThat(users().findCredential(email).map(Credential::userId)).contains(signUp.userId());
    }

    @Test
    void confirmsTheVeryRequestThatACodeWasMailedFor() {
        var other = signUp("other");
        var otherCode = code();
        store().keep(code, signUp);
        store().keep(otherCode, other);

        store().confirm(email, otherCode, now);

        assertThat(users().findCredential(email).map(Credential::passwordHash)).contains(other.passwordHash());
    }

    @Test
    void makesOneAccountHoweverManyBringOneCode() throws Exception {
        store().keep(code, signUp);

        var answers = AtOnce.call(CALLERS, () -> store().confirm(email, code, now));

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void makesOneAccountHoweverManyCodesAnAddressHas() throws Exception {
        var codes = Stream.generate(SignUpStoreContract::code).limit(CALLERS).toList();
        codes.forEach(each -> store().keep(each, signUp("hash of " + each.value())));

        var accounts = AtOnce.callAll(confirmations(codes)).stream()
                .flatMap(Optional::stream)
                .toList();

        assertThat(accounts).hasSize(1);
        assertThat(users().findCredential(email).map(Credential::userId))
                .contains(accounts.getFirst().id());
    }

    private List<Callable<Optional<User>>> confirmations(List<CodeHash> codes) {
        return codes.stream()
                .<Callable<Optional<User>>>map(each -> () -> store().confirm(email, each, now))
                .toList();
    }

    private static CodeHash code() {
        return new CodeHash(UUID.randomUUID().toString());
    }

    private PendingSignUp signUp(String hash) {
        return new PendingSignUp(
                Fresh.userId(),
                email,
                Optional.of("Ada Lovelace"),
                new SealedHash("$fast$v=1$" + hash),
                now.plus(Duration.ofMinutes(10)));
    }
}
