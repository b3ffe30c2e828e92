package ostiary.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.password.Password;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Journal;
import ostiary.core.testing.MovableClock;
import ostiary.core.testing.PassingAccountStore;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.World;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// Users stay at the source, which is asked at each login.
class LinkOnLoginTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final ScriptedSource source = new ScriptedSource();
    private final PassingAccountStore accounts = new PassingAccountStore(new InMemorySourceAccountStore(users));
    private final Journal journal = new Journal();
    private final SourceCredentialVerifier verifier =
            SourceCredentialVerifier.linking(source, new LinkOnLogin(users, accounts, journal, Fresh::now));
    private final EmailAddress email = Fresh.email();
    private final SourceUser ada = ScriptedSource.user(email, "admin");

    @Test
    void letsAUserInWithoutAPasswordHere() {
        source.add(ada, World.PASSWORD);

        for (int login = 1; login <= 2; login++) {
            assertThat(verifier.verify(email.value(), World.PASSWORD))
                    .isEqualTo(new Verified(ada.id().asUserId(), Set.of("admin")));
            assertThat(source.asked()).isEqualTo(login);
        }
        assertThat(users.find(ada.id().asUserId()).map(User::email)).contains(email);
        assertThat(users.findCredential(email)).isEmpty();
        assertThat(accounts.asked()).isEqualTo(1);
    }

    @Test
    void looksAgainTwiceWhereSomebodyElseWasFaster() {
        source.add(ada, World.PASSWORD);
        accounts.loseNext(2);
        assertThat(verifier.verify(email.value(), World.PASSWORD)).isInstanceOf(Verified.class);

        var bob = ScriptedSource.user(Fresh.email());
        source.add(bob, World.PASSWORD);
        accounts.loseNext(3);
        assertThat(verifier.verify(bob.email().value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(journal.events())
                .containsExactly(new AuditEvent.LinkRefused(bob.id().asUserId()));
    }

    @Test
    void makesOneUserOfManyFirstLoginsAtOnce() throws Exception {
        source.add(ada, World.PASSWORD);

        assertThat(AtOnce.call(64, () -> verifier.verify(email.value(), World.PASSWORD)))
                .containsOnly(new Verified(ada.id().asUserId(), Set.of("admin")));
    }

    @Test
    void takesRolesAsTheyAreAtEachLogin() {
        source.add(ada, World.PASSWORD);
        verifier.verify(email.value(), World.PASSWORD);
        source.add(new SourceUser(ada.id(), email, true, Optional.empty(), Set.of()), World.PASSWORD);

        assertThat(verifier.verify(email.value(), World.PASSWORD))
                .isEqualTo(new Verified(ada.id().asUserId(), Set.of()));
    }

    @Test
    void knowsAUserByTheIdWhateverTheAddress() {
        source.add(ada, World.PASSWORD);
        verifier.verify(email.value(), World.PASSWORD);
        var moved = Fresh.email();
        source.add(new SourceUser(ada.id(), moved, true, Optional.of("Ada L."), Set.of()), World.PASSWORD);

        assertThat(verifier.verify(moved.value(), World.PASSWORD))
                .isEqualTo(new Verified(ada.id().asUserId(), Set.of()));
        assertThat(users.find(ada.id().asUserId()))
                .hasValueSatisfying(user -> assertThat(user.email()).isEqualTo(moved))
                .hasValueSatisfying(user -> assertThat(user.name()).contains("Ada L."));
    }

    @Test
    void refusesAnAddressThatIsNotVerified() {
        source.add(new SourceUser(ada.id(), email, false, Optional.empty(), Set.of("admin")), World.PASSWORD);

        assertThat(verifier.verify(email.value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(users.find(ada.id().asUserId())).isEmpty();
    }

    @Test
    void takesNoPasswordOfTheDirectory() {
        var own = Password.of("a password of the directory");
        users.put(
                new User(Fresh.importedId(), email, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(Fresh.importedId(), email, new SealedHash("$fast$v=1$x"), false, Set.of())));
        source.add(ada, World.PASSWORD);

        assertThat(verifier.verify(email.value(), own)).isEqualTo(new Refused());
        assertThat(verifier.verify(email.value(), World.PASSWORD))
                .isEqualTo(new Verified(ada.id().asUserId(), Set.of("admin")));
    }

    @Test
    void keepsTheIdThatAnImportGaveAndGivesItToOneUserOnly() {
        var id = Fresh.importedId();
        users.put(
                new User(id, email, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(id, email, SealedHash.NONE, false, Set.of())));
        source.add(ada, World.PASSWORD);

        assertThat(verifier.verify(email.value(), World.PASSWORD)).isEqualTo(new Verified(id, Set.of("admin")));
        source.add(ScriptedSource.user(email), World.PASSWORD);
        assertThat(verifier.verify(email.value(), World.PASSWORD)).isEqualTo(new Refused());
    }

    /// The address may have belonged to somebody else at the source, whose `sub` the import has kept.
    @Test
    void takesNoAccountThatAnImportMadeUnderAnotherSub() {
        var id = Fresh.userId();
        users.put(
                new User(id, email, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(id, email, SealedHash.NONE, false, Set.of())));
        source.add(ada, World.PASSWORD);

        assertThat(verifier.verify(email.value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(accounts.asked()).isZero();
        assertThat(journal.events())
                .containsExactly(new AuditEvent.LinkRefused(ada.id().asUserId()));
    }

    /// Once users move in, a password that came with the import would open the account.
    @Test
    void takesNoIdThatAnImportGaveToAnotherAddress() {
        source.add(ada, World.PASSWORD);
        var id = ada.id().asUserId();
        var theirs = Fresh.email();
        var imported = new User(id, theirs, Optional.empty(), Fresh.now());
        users.put(imported, Optional.of(new Credential(id, theirs, new SealedHash("$fast$v=1$x"), false, Set.of())));

        assertThat(verifier.verify(email.value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(users.find(id)).contains(imported);
        assertThat(accounts.find(ada.id())).isEmpty();
        assertThat(journal.events()).containsExactly(new AuditEvent.LinkRefused(id));
    }

    /// Whether it is still there, the start of the session tells.
    @Test
    void linksNothingToAnAccountThatWillBeDeletedOrIs() {
        var clock = new MovableClock(Fresh.now());
        users.follow(clock);
        source.add(ada, World.PASSWORD);
        verifier.verify(email.value(), World.PASSWORD);
        var id = ada.id().asUserId();
        users.markForDeletion(
                id, Optional.empty(), clock.instant(), clock.instant().plusSeconds(60));
        var other = Fresh.email();
        source.add(new SourceUser(ada.id(), other, true, Optional.empty(), Set.of()), World.PASSWORD);

        assertThat(verifier.verify(other.value(), World.PASSWORD)).isEqualTo(new Verified(id, Set.of()));
        assertThat(users.find(id).orElseThrow().email()).isEqualTo(email);
        clock.advance(Duration.ofSeconds(60));
        assertThat(verifier.verify(other.value(), World.PASSWORD)).isEqualTo(new Verified(id, Set.of()));
        assertThat(users.findStatus(id)).isEmpty();
    }

    @Test
    void doesNotAnswerForASourceThatIsDown() {
        source.setDown(true);

        assertThatThrownBy(() -> verifier.verify(email.value(), World.PASSWORD))
                .isInstanceOf(UnavailableException.class);
    }
}
