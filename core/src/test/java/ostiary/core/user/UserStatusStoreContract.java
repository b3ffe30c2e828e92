package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.recovery.PasswordStore;
import ostiary.core.testing.Fresh;

/// The contract of every [UserStatusStore]; each adapter's test extends this.
public abstract class UserStatusStoreContract {
    private final Instant now = Fresh.now();
    private final UserId id = Fresh.userId();
    private final EmailAddress email = Fresh.email();
    private final UUID session = UUID.randomUUID();

    protected abstract UserStatusStore store();

    protected abstract UserStore users();

    protected abstract PasswordStore passwords();

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

        assertThat(status().admits(session, now)).isFalse();
        assertThat(status().admits(session, now.plusMillis(1))).isTrue();
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
    void keepsTheSessionInWhichThePasswordWasChangedAndNoOther() {
        changePassword(session, now);

        assertThat(status().admits(session, now)).isTrue();
        assertThat(status().admits(UUID.randomUUID(), now)).isFalse();
        assertThat(status().admits(UUID.randomUUID(), now.plusMillis(1))).isTrue();
    }

    @Test
    void keepsNoSessionThroughALogoutEverywhereThatComesLater() {
        changePassword(session, now);

        assertThat(store().endSessions(id, now.plusSeconds(5))).isTrue();

        assertThat(status().kept()).isEmpty();
        assertThat(status().admits(session, now)).isFalse();
    }

    @Test
    void keepsNoSessionThroughALogoutEverywhereByAClockThatIsBehind() {
        changePassword(session, now);

        assertThat(store().endSessions(id, now.minusSeconds(5))).isTrue();

        assertThat(status().notBefore()).contains(now);
        assertThat(status().admits(session, now)).isFalse();
    }

    @Test
    void endsTheOthersOfTheKeptSession() {
        changePassword(session, now);

        store().endOthers(id, session, now, now.plusSeconds(5));
        store().endOthers(id, session, now.plusSeconds(5), now);
        store().endOthers(id, UUID.randomUUID(), now.plusSeconds(5), now.plusSeconds(10));
        store().endOthers(Fresh.userId(), session, now.plusSeconds(5), now.plusSeconds(10));
        store().endOthers(id, session, now, now.plusSeconds(10));

        assertThat(status().notBefore()).contains(now.plusSeconds(5));
        assertThat(status().kept()).contains(session);
    }

    @Test
    void endsNoOthersWhereNoneIsKept() {
        store().endSessions(id, now);

        store().endOthers(id, session, now, now.plusSeconds(5));

        assertThat(status().notBefore()).contains(now);
        assertThat(status().kept()).isEmpty();
    }

    private void changePassword(UUID kept, Instant then) {
        assertThat(passwords().change(login(), status(), new SealedHash("$fast$v=1$another"), kept, then))
                .isTrue();
    }

    @Test
    void disablesAndEnablesTheUserAndTheLogin() {
        assertThat(store().setDisabled(id, true)).isTrue();
        assertThat(status().disabled()).isTrue();
        assertThat(status().admits(session, now)).isFalse();
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
