package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;

/// The contract of every [UserStatusStore]; each adapter's test extends this.
public abstract class UserStatusStoreContract {
    private final Instant now = Fresh.now();
    private final UserId id = Fresh.userId();
    private final EmailAddress email = Fresh.email();

    protected abstract UserStatusStore store();

    protected abstract UserStore users();

    /// Adds an account.
    protected abstract void add(Account account);

    @BeforeEach
    void somebodyHasAnAccount() {
        add(new Account(
                new User(id, email, Optional.empty(), now),
                new Credential(id, email, new SealedHash("$fast$v=1$hash"), false, Set.of())));
    }

    private UserStatus status() {
        return store().findStatus(id).orElseThrow();
    }

    private Credential login() {
        return users().findCredential(email).orElseThrow();
    }

    @Test
    void isNormalUntilSomebodyChangesIt() {
        assertThat(status()).isEqualTo(UserStatus.NORMAL);
    }

    @Test
    void knowsAndMakesNoneOfAMissingUser() {
        var stranger = Fresh.userId();

        assertThat(store().endSessions(stranger, now)).isFalse();
        assertThat(store().setDisabled(stranger, true)).isFalse();
        assertThat(store().setRoles(stranger, Set.of("admin"))).isFalse();
        assertThat(store().findStatus(stranger)).isEmpty();
        assertThat(users().find(stranger)).isEmpty();
    }

    @Test
    void endsTheSessionsThatHaveStartedByThen() {
        assertThat(store().endSessions(id, now)).isTrue();

        assertThat(status().admits(now)).isFalse();
        assertThat(status().admits(now.plusMillis(1))).isTrue();
    }

    @Test
    void endsThoseThatHaveStartedSince() {
        store().endSessions(id, now);

        store().endSessions(id, now.plusSeconds(5));

        assertThat(status().notBefore()).contains(now.plusSeconds(5));
    }

    @Test
    void bringsNoSessionBackByAClockThatIsBehind() {
        store().endSessions(id, now);

        assertThat(store().endSessions(id, now.minusSeconds(5))).isTrue();

        assertThat(status().notBefore()).contains(now);
    }

    @Test
    void disablesAndEnablesTheUserAndTheLogin() {
        assertThat(store().setDisabled(id, true)).isTrue();
        assertThat(status().disabled()).isTrue();
        assertThat(status().admits(now)).isFalse();
        assertThat(login().disabled()).isTrue();

        assertThat(store().setDisabled(id, false)).isTrue();
        assertThat(status()).isEqualTo(UserStatus.NORMAL);
        assertThat(login().disabled()).isFalse();
    }

    @Test
    void givesRolesAndTakesThemAll() {
        assertThat(store().setRoles(id, Set.of("admin", "team lead"))).isTrue();
        assertThat(status().roles()).contains(Set.of("admin", "team lead"));
        assertThat(login().roles()).containsExactlyInAnyOrder("admin", "team lead");

        store().setRoles(id, Set.of());
        assertThat(status().roles()).contains(Set.of());
        assertThat(login().roles()).isEmpty();
    }

    @Test
    void changesNothingElse() {
        var user = users().find(id);
        store().endSessions(id, now);
        store().setRoles(id, Set.of("admin"));
        store().setDisabled(id, true);

        assertThat(status()).isEqualTo(new UserStatus(Optional.of(now), true, Optional.of(Set.of("admin")), false));
        assertThat(users().find(id)).isEqualTo(user);
        assertThat(login().passwordHash()).isEqualTo(new SealedHash("$fast$v=1$hash"));
    }
}
