package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.testing.World;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.core.user.UserPasswords.FreshHash;

class DirectoryCredentialVerifierTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final FastHasher hasher = new FastHasher();
    private final SealingRing keys = new SealingRing("s1");
    private final PasswordSealing sealing = keys.sealing(InstantSource.system());
    private final EmailAddress email = Fresh.email();

    private UserId account(PasswordHash hash, boolean disabled) {
        return account(user -> sealing.seal(hash, user), disabled);
    }

    private UserId account(FreshHash hash, boolean disabled) {
        var user = new User(Fresh.userId(), email, Optional.empty(), Fresh.now());
        users.add(user, new Credential(user.id(), email, hash.sealedFor(user.id()), disabled, Set.of("admin", "ops")));
        return user.id();
    }

    private CredentialVerifier.Verdict verify(PasswordHasher hasher) {
        return verify(hasher, World.PASSWORD);
    }

    private CredentialVerifier.Verdict verify(PasswordHasher hasher, Password password) {
        return new DirectoryCredentialVerifier(users, new UserPasswords(hasher, sealing))
                .verify(email.value(), password);
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
        var changed = new SealedHash("$fast$v=2$changed");
        var busy = new Spy();
        busy.answer = true;
        busy.outdated = true;
        busy.meanwhile = () -> users.replacePasswordHash(
                email, users.findCredential(email).orElseThrow().passwordHash(), changed);

        verify(busy);

        assertThat(kept()).isEqualTo(changed);
    }

    /// Two logins at once, after a change of keys or parameters: what comes after the password is judged by the hash
    /// that one of them has stored, and not by the other's.
    @Test
    void asksForAFactorByTheHashThatAnotherLoginHasStoredMeanwhile() {
        var id = withAFactor();
        var others = sealing.seal(new PasswordHash("$spy$others"), id);
        var busy = new Spy();
        busy.answer = true;
        busy.outdated = true;
        busy.meanwhile = () -> users.replacePasswordHash(email, kept(), others);

        assertThat(verify(busy)).isEqualTo(new Challenged(OwnFactorVerifier.challenge(email, others)));
        assertThat(kept()).isEqualTo(others);
    }

    @Test
    void asksForNoFactorOnceThePasswordIsAnotherOne() {
        var id = withAFactor();
        var changed = sealing.seal(new PasswordHash("$spy$changed"), id);
        var busy = new Spy();
        busy.answer = true;
        busy.outdated = true;
        busy.meanwhile = () -> {
            users.replacePasswordHash(email, kept(), changed);
            busy.answer = false;
        };

        assertThat(verify(busy)).isEqualTo(new Refused());
    }

    private UserId withAFactor() {
        var user = new User(Fresh.userId(), email, Optional.empty(), Fresh.now());
        var hash = sealing.seal(hasher.hash(World.PASSWORD), user.id());
        users.add(user, new Credential(user.id(), email, hash, false, Set.of(), 1));
        return user.id();
    }

    @Test
    void letsInWhoseHashThereIsNoSlotToReplace() {
        var id = account(hasher.hash(World.PASSWORD), false);
        var before = kept();
        var busy = new Spy();
        busy.answer = true;
        busy.outdated = true;
        busy.meanwhile = () -> {
            throw new HasherBusyException();
        };

        assertThat(verify(busy)).isEqualTo(new Verified(id, Set.of("admin", "ops")));
        assertThat(kept()).isEqualTo(before);
    }

    /// As it was stored before there was a sealing. A wrong password leaves it as it is.
    @Test
    void sealsAHashInTheClearAtTheNextLogin() {
        var hash = hasher.hash(World.PASSWORD);
        var id = account(_ -> SealedHash.inTheClear(hash), false);

        assertThat(verify(hasher, World.COMMON_PASSWORD)).isEqualTo(new Refused());
        assertThat(kept()).isEqualTo(SealedHash.inTheClear(hash));
        int before = hasher.hashed();

        assertThat(verify(hasher)).isEqualTo(new Verified(id, Set.of("admin", "ops")));
        assertThat(hasher.hashed() - before).isEqualTo(1);
        assertThat(kept().text()).startsWith("$sealed$v=1$k=s1$").doesNotContain(hash.phc());
        assertThat(sealing.open(kept(), id)).contains(hash);
    }

    @Test
    void sealsWithTheCurrentKeyAtTheNextLoginAndThenLeavesItSo() {
        var id = account(hasher.hash(World.PASSWORD), false);
        var before = kept();
        verify(hasher);
        assertThat(kept()).isEqualTo(before);
        keys.rotateTo("s2");

        verify(hasher);

        assertThat(kept().text()).startsWith("$sealed$v=1$k=s2$");
        assertThat(verify(hasher)).isEqualTo(new Verified(id, Set.of("admin", "ops")));
    }

    /// Whoever can write the table moves their own hash to somebody else: no match, at the same cost, by the same
    /// answer as for a wrong password.
    @Test
    void refusesAHashThatWasSealedForAnotherUser() {
        var hash = hasher.hash(World.PASSWORD);
        account(_ -> sealing.seal(hash, Fresh.userId()), false);
        var gullible = new Spy();
        gullible.answer = true;

        assertThat(verify(hasher)).isEqualTo(new Refused());
        assertThat(verify(gullible)).isEqualTo(new Refused());
        assertThat(gullible.compared).containsExactly(gullible.decoy());
    }

    @Test
    void isOutOfOrderAndGivesNoVerdictWhereAKeyIsMissing() {
        account(hasher.hash(World.PASSWORD), false);
        keys.rotateTo("s2");
        keys.lose("s1");

        for (var password : List.of(World.PASSWORD, World.COMMON_PASSWORD)) {
            assertThatThrownBy(() -> verify(hasher, password))
                    .isInstanceOf(UnavailableException.class)
                    .isNotInstanceOf(UndecidedException.class)
                    .hasMessage("sealing key s1 is not here");
        }
    }

    /// Of another version, after a release was taken back.
    @Test
    void isOutOfOrderWhereTheFormIsNotKnown() {
        account(_ -> new SealedHash("$sealed$v=2$k=s1$AAAA"), false);

        assertThatThrownBy(() -> verify(hasher)).isInstanceOf(UnavailableException.class);
    }

    /// Otherwise the answers of these minutes would tell who has an account, and whose is of before.
    @Test
    void failsForEverybodyAlikeWhileTheKeysAreOutOfReach() {
        keys.setOutOfReach(true);
        assertThatThrownBy(() -> verify(hasher)).isInstanceOf(UnavailableException.class);
        account(_ -> SealedHash.inTheClear(hasher.hash(World.PASSWORD)), false);
        assertThatThrownBy(() -> verify(hasher)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> verify(hasher, World.COMMON_PASSWORD)).isInstanceOf(UnavailableException.class);
    }

    private SealedHash kept() {
        return users.findCredential(email).orElseThrow().passwordHash();
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
