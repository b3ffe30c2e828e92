package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// What every [PasswordStore] must do; each adapter's test extends this.
public abstract class PasswordStoreContract {
    private static final int CALLERS = 64;
    private static final SealedHash OLD = new SealedHash("$fast$v=1$old");
    private static final SealedHash NEW = new SealedHash("$fast$v=1$new");

    private final Instant now = Fresh.now();
    private final EmailAddress email = Fresh.email();
    private final UserId id = Fresh.userId();
    private final UUID session = UUID.randomUUID();
    private final Credential login = new Credential(id, email, OLD, false, Set.of());

    protected abstract PasswordStore store();

    protected abstract UserStore users();

    protected abstract UserStatusStore statuses();

    /// Adds an account.
    protected abstract void add(Account account);

    @BeforeEach
    void somebodyHasAnAccount() {
        add(new Account(new User(id, email, Optional.empty(), now), login));
    }

    private UserStatus status() {
        return statuses().findStatus(id).orElseThrow();
    }

    private SealedHash hash() {
        return users().findCredential(email).orElseThrow().passwordHash();
    }

    private boolean change(UserStatus seen) {
        return store().change(login, seen, NEW, session, now);
    }

    @Test
    void setsThePasswordAndEndsAllSessionsButOne() {
        assertThat(change(status())).isTrue();

        assertThat(hash()).isEqualTo(NEW);
        assertThat(status().admits(session, now)).isTrue();
        assertThat(status().admits(UUID.randomUUID(), now)).isFalse();
        assertThat(status().admits(UUID.randomUUID(), now.plusMillis(1))).isTrue();
    }

    @Test
    void keepsAnotherSessionTheNextTime() {
        change(status());
        var other = UUID.randomUUID();

        assertThat(store().change(users().findCredential(email).orElseThrow(), status(), OLD, other, now.plusMillis(1)))
                .isTrue();

        assertThat(status().admits(session, now)).isFalse();
        assertThat(status().admits(other, now)).isTrue();
    }

    /// The clock of whoever changed it last is ahead.
    @Test
    void bringsNoSessionBack() {
        statuses().endSessions(id, now.plusSeconds(5));

        assertThat(change(status())).isTrue();

        assertThat(status().notBefore()).contains(now.plusSeconds(5));
    }

    /// The session in which it is changed may be among those that were ended.
    @Test
    void changesNothingWhereSessionsHaveBeenEndedSince() {
        var seen = status();
        statuses().endSessions(id, now.minusSeconds(5));

        refuses(seen);

        assertThat(status().notBefore()).contains(now.minusSeconds(5));
        assertThat(status().kept()).isEmpty();
    }

    @Test
    void changesNothingWhereTheKeptSessionIsNotKeptAnyMore() {
        store().change(login, status(), OLD, session, now);
        var seen = status();
        statuses().endSessions(id, now.minusSeconds(5));

        refuses(seen);

        assertThat(status().kept()).isEmpty();
    }

    @Test
    void changesNothingWhereThePasswordIsAnotherByNow() {
        var seen = status();
        users().replacePasswordHash(email, OLD, new SealedHash("$fast$v=1$changed"));

        assertThat(change(seen)).isFalse();

        assertThat(hash()).isEqualTo(new SealedHash("$fast$v=1$changed"));
        assertThat(status().notBefore()).isEmpty();
    }

    @Test
    void changesNothingOfWhoIsDisabledOrGone() {
        var seen = status();
        statuses().setDisabled(id, true);
        refuses(seen);

        var stranger = new Credential(Fresh.userId(), email, OLD, false, Set.of());
        assertThat(store().change(stranger, seen, NEW, session, now)).isFalse();
        assertThat(hash()).isEqualTo(OLD);
    }

    private void refuses(UserStatus seen) {
        assertThat(change(seen)).isFalse();
        assertThat(hash()).isEqualTo(OLD);
    }

    @Test
    void letsOneThroughHoweverManyTry() throws Exception {
        var seen = status();

        var done = AtOnce.call(CALLERS, () -> change(seen));

        assertThat(done).filteredOn(won -> won).hasSize(1);
    }
}
