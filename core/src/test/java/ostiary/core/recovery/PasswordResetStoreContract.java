package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// What every [PasswordResetStore] must do; each adapter's test extends this.
public abstract class PasswordResetStoreContract {
    private static final int CALLERS = 64;
    private static final SealedHash OLD = new SealedHash("$fast$v=1$old");
    private static final SealedHash NEW = new SealedHash("$fast$v=1$new");

    private final Instant now = Fresh.now();
    private final EmailAddress email = Fresh.email();
    private final UserId id = Fresh.userId();
    private final PasswordReset reset = reset();

    protected abstract PasswordResetStore store();

    protected abstract PasswordStore passwords();

    protected abstract UserStore users();

    protected abstract UserStatusStore statuses();

    /// Adds an account.
    protected abstract void add(Account account);

    @BeforeEach
    void somebodyHasAnAccountAndAsks() {
        add(new Account(
                new User(id, email, Optional.empty(), now), new Credential(id, email, OLD, false, Set.of("admin"))));
        store().keep(reset);
    }

    private PasswordReset reset() {
        return new PasswordReset(
                any(), id, email, new ResetCodeHash(any().value()), any(), any(), now.plus(Duration.ofMinutes(10)));
    }

    private static Sha256 any() {
        return new Sha256(UUID.randomUUID().toString());
    }

    private boolean redeem(PasswordReset found) {
        return store().redeem(found.spentFor(any()), OLD, NEW, now);
    }

    private SealedHash hash() {
        return users().findCredential(email).orElseThrow().passwordHash();
    }

    private boolean admits(Instant startedAt) {
        return statuses().findStatus(id).orElseThrow().admits(UUID.randomUUID(), startedAt);
    }

    @Test
    void findsARequestUntilItExpires() {
        assertThat(store().find(reset.id(), now)).contains(reset);
        assertThat(store().find(any(), now)).isEmpty();
        assertThat(store().find(reset.id(), reset.expiresAt().minusMillis(1))).contains(reset);
        assertThat(store().find(reset.id(), reset.expiresAt())).isEmpty();
    }

    @Test
    void countsFiveTriesAndNoMore() {
        for (int tries = 1; tries <= PasswordReset.MOST_TRIES; tries++) {
            assertThat(store().countTry(reset.id(), now).map(PasswordReset::tries))
                    .contains(tries);
        }

        assertThat(store().countTry(reset.id(), now)).isEmpty();
        assertThat(store().find(reset.id(), now).map(PasswordReset::tries)).contains(PasswordReset.MOST_TRIES);
    }

    @Test
    void countsNoTryOfWhatIsNotThereOrHasExpired() {
        assertThat(store().countTry(any(), now)).isEmpty();
        assertThat(store().countTry(reset.id(), reset.expiresAt())).isEmpty();
        assertThat(store().find(reset.id(), now)).contains(reset);
    }

    @Test
    void countsFiveTriesHoweverManyTryAtOnce() throws Exception {
        var counted = AtOnce.call(CALLERS, () -> store().countTry(reset.id(), now));

        assertThat(counted).filteredOn(Optional::isPresent).hasSize(PasswordReset.MOST_TRIES);
    }

    @Test
    void setsThePasswordAndEndsEverySession() {
        var next = any();

        assertThat(store().redeem(reset.spentFor(next), OLD, NEW, now)).isTrue();

        assertThat(hash()).isEqualTo(NEW);
        assertThat(users().findCredential(email).orElseThrow().roles()).containsExactly("admin");
        assertThat(admits(now)).isFalse();
        assertThat(admits(now.plusMillis(1))).isTrue();
        assertThat(store().find(reset.id(), now)).contains(reset.spentFor(next));
    }

    @Test
    void keepsNoSession() {
        var kept = UUID.randomUUID();
        var seen = statuses().findStatus(id).orElseThrow();
        passwords().change(users().findCredential(email).orElseThrow(), seen, OLD, kept, now.minusSeconds(5));

        assertThat(redeem(reset)).isTrue();

        assertThat(statuses().findStatus(id).orElseThrow().kept()).isEmpty();
        assertThat(statuses().findStatus(id).orElseThrow().admits(kept, now)).isFalse();
    }

    /// The clock of whoever logged the user out everywhere is ahead.
    @Test
    void bringsNoSessionBack() {
        statuses().endSessions(id, now.plusSeconds(5));

        assertThat(redeem(reset)).isTrue();

        assertThat(hash()).isEqualTo(NEW);
        assertThat(admits(now.plusSeconds(5))).isFalse();
    }

    @Test
    void isSpentOnce() {
        redeem(reset);

        assertThat(store().redeem(reset.spentFor(any()), NEW, OLD, now)).isFalse();

        assertThat(hash()).isEqualTo(NEW);
    }

    @Test
    void isSpentByOneHoweverManyTry() throws Exception {
        var done = AtOnce.call(CALLERS, () -> redeem(reset));

        assertThat(done).filteredOn(won -> won).hasSize(1);
    }

    @Test
    void letsOneOfManyRequestsThroughForOnePassword() throws Exception {
        var others = Stream.generate(this::reset).limit(CALLERS).toList();
        others.forEach(store()::keep);

        var done = AtOnce.callAll(others.stream()
                .<Callable<Boolean>>map(each -> () -> redeem(each))
                .toList());

        assertThat(done).filteredOn(won -> won).hasSize(1);
    }

    @Test
    void changesNothingWhereThePasswordIsAnotherByNow() {
        users().replacePasswordHash(email, OLD, new SealedHash("$fast$v=1$changed"));

        refusesAndChangesNothing(reset, new SealedHash("$fast$v=1$changed"));
    }

    @Test
    void changesNothingOfWhoIsDisabled() {
        statuses().setDisabled(id, true);

        refusesAndChangesNothing(reset, OLD);
    }

    @Test
    void changesNothingAfterItHasExpired() {
        assertThat(store().redeem(reset.spentFor(any()), OLD, NEW, reset.expiresAt()))
                .isFalse();
        assertThat(hash()).isEqualTo(OLD);
    }

    @Test
    void changesNothingOfSomebodyElse() {
        var others = new PasswordReset(
                any(), Fresh.userId(), email, reset.code(), reset.link(), reset.password(), reset.expiresAt());
        store().keep(others);

        refusesAndChangesNothing(others, OLD);
    }

    @Test
    void changesNothingOfARequestThatIsNotThere() {
        assertThat(redeem(reset())).isFalse();
        assertThat(hash()).isEqualTo(OLD);
        assertThat(admits(now)).isTrue();
    }

    private void refusesAndChangesNothing(PasswordReset refused, SealedHash left) {
        assertThat(redeem(refused)).isFalse();

        assertThat(hash()).isEqualTo(left);
        assertThat(statuses().findStatus(id).orElseThrow().notBefore()).isEmpty();
        assertThat(store().find(refused.id(), now)).contains(refused);
    }

    @Test
    void notesThatAllIsTold() {
        redeem(reset);

        store().done(reset.id());
        store().done(any());

        assertThat(store().find(reset.id(), now).map(PasswordReset::done)).contains(true);
    }
}
