package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

class DirectoryCredentialVerifierTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final FastHasher hasher = new FastHasher();
    private final EmailAddress email = Fresh.email();

    private UserId account(PasswordHash hash, boolean disabled) {
        var user = new User(Fresh.userId(), email, Optional.empty(), Fresh.now());
        users.add(user, new Credential(user.id(), email, hash, disabled, Set.of("admin", "ops")));
        return user.id();
    }

    private CredentialVerifier.Verdict verify(PasswordHasher hasher) {
        return new DirectoryCredentialVerifier(users, hasher).verify(email.value(), World.PASSWORD);
    }

    @Test
    void tellsWhoTheUserIs() {
        var id = account(hasher.hash(World.PASSWORD), false);

        assertThat(verify(hasher)).isEqualTo(new Verified(id, Set.of("admin", "ops")));
    }

    @Test
    void comparesTheDecoyWhenThereIsNoUser() {
        var hasher = new Spy();

        verify(hasher);

        assertThat(hasher.compared).containsExactly(hasher.decoy());
    }

    @Test
    void letsNobodyInWhoKnowsThePasswordOfTheDecoy() {
        var gullible = new Spy();
        gullible.answer = true;

        assertThat(verify(gullible)).isEqualTo(new Refused());
    }

    @Test
    void refusesAHashThatIsDamaged() {
        account(new PasswordHash("damaged"), false);

        assertThat(verify(hasher)).isEqualTo(new Refused());
    }

    @Test
    void letsNobodyInWhoHasNoPasswordHere() {
        account(PasswordHash.NONE, false);
        var gullible = new Spy();
        gullible.answer = true;

        assertThat(verify(gullible)).isEqualTo(new Refused());
        assertThat(gullible.compared).containsExactly(gullible.decoy());
    }

    @Test
    void doesNotHashAnewForADisabledUser() {
        account(hasher.hash(World.PASSWORD), true);
        hasher.moveParameters();
        int before = hasher.hashed();

        assertThat(verify(hasher)).isEqualTo(new Refused());
        assertThat(hasher.hashed() - before).isEqualTo(1);
    }

    @Test
    void doesNotBringBackAPasswordThatWasChangedDuringTheLogin() {
        account(hasher.hash(World.PASSWORD), false);
        var changed = new PasswordHash("$fast$v=2$changed");
        var busy = new Spy();
        busy.answer = true;
        busy.outdated = true;
        busy.meanwhile = () -> users.replacePasswordHash(
                email, users.findCredential(email).orElseThrow().passwordHash(), changed);

        verify(busy);

        assertThat(users.findCredential(email).map(Credential::passwordHash)).contains(changed);
    }

    @Test
    void letsInWhoseHashThereIsNoSlotToReplace() {
        var hash = hasher.hash(World.PASSWORD);
        var id = account(hash, false);
        var busy = new Spy();
        busy.answer = true;
        busy.outdated = true;
        busy.meanwhile = () -> {
            throw new HasherBusyException();
        };

        assertThat(verify(busy)).isEqualTo(new Verified(id, Set.of("admin", "ops")));
        assertThat(users.findCredential(email).map(Credential::passwordHash)).contains(hash);
    }

    /// A hasher that says what a test wants and remembers what it was asked.
    private static final class Spy implements PasswordHasher {
        private final List<PasswordHash> compared = new ArrayList<>();
        private boolean answer;
        private boolean outdated;
        private Runnable meanwhile = () -> {};

        @Override
        public PasswordHash hash(Password password) {
            meanwhile.run();
            return new PasswordHash("$spy$");
        }

        @Override
        public boolean matches(Password password, PasswordHash hash) {
            compared.add(hash);
            return answer;
        }

        @Override
        public boolean shouldReplace(PasswordHash hash, Password password) {
            return outdated;
        }

        @Override
        public PasswordHash decoy() {
            return new PasswordHash("$decoy$");
        }
    }
}
