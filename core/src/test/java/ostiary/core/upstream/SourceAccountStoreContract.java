package ostiary.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserStore;

/// The contract of every [SourceAccountStore]; each adapter's test extends this.
public abstract class SourceAccountStoreContract {
    private static final SealedHash HASH = new SealedHash("$fast$v=1$new");
    private static final SealedHash OTHER = new SealedHash("$fast$v=1$other");

    private final Instant now = Fresh.now();
    private final EmailAddress email = Fresh.email();
    private final SourceUser ada = ScriptedSource.user(email, "admin");

    protected abstract SourceAccountStore store();

    protected abstract UserStore users();

    /// Keeps a user and a login, as an import does.
    protected abstract void keep(User user, Credential credential);

    @Test
    void findsNobodyWhoHasNotBeenHere() {
        assertThat(store().find(ada.id())).isEmpty();
    }

    @Test
    void writesUserLoginAndWhoItIs() {
        assertThat(store().link(request(ada, HASH))).isTrue();

        var id = ada.id().asUserId();
        assertThat(store().find(ada.id())).contains(new SourceAccount(id, email, true));
        assertThat(users().find(id)).contains(new User(id, email, Optional.of("Ada"), now));
        assertThat(users().findCredential(email)).contains(new Credential(id, email, HASH, false, Set.of("admin")));
    }

    @Test
    void writesNoLoginOfWhoStaysAtTheSource() {
        assertThat(store().link(staying(ada))).isTrue();

        assertThat(store().find(ada.id())).contains(new SourceAccount(ada.id().asUserId(), email, false));
        assertThat(users().find(ada.id().asUserId())).isPresent();
        assertThat(users().findCredential(email)).isEmpty();
    }

    @Test
    void letsWhoStayedMoveIn() {
        store().link(staying(ada));

        assertThat(store().link(new LinkRequest(
                        ada, ada.id().asUserId(), true, Optional.empty(), Optional.of(HASH), now)))
                .isTrue();

        assertThat(store().find(ada.id()).map(SourceAccount::moved)).contains(true);
        assertThat(users().findCredential(email).map(Credential::passwordHash)).contains(HASH);
    }

    @Test
    void admitsEachUserOnce() {
        store().link(request(ada, HASH));

        assertThat(store().link(request(ada, OTHER))).isFalse();
        assertThat(store().link(new LinkRequest(
                        ada, ada.id().asUserId(), true, Optional.empty(), Optional.of(OTHER), now)))
                .isFalse();
        assertThat(users().findCredential(email).map(Credential::passwordHash)).contains(HASH);
    }

    @Test
    void givesAnAddressToNoSecondUser() {
        store().link(request(ada, HASH));
        var other = ScriptedSource.user(email);

        assertThat(store().link(request(other, OTHER))).isFalse();

        assertThat(store().find(other.id())).isEmpty();
        assertThat(users().find(other.id().asUserId())).isEmpty();
        assertThat(users().findCredential(email).map(Credential::userId))
                .contains(ada.id().asUserId());
    }

    @Test
    void keepsTheIdThatAnImportGave() {
        var imported = imported(SealedHash.NONE, false);

        assertThat(store().link(adopting(ada, imported, Optional.of(HASH)))).isTrue();

        assertThat(store().find(ada.id())).contains(new SourceAccount(imported.userId(), email, true));
        assertThat(users().findCredential(email))
                .contains(new Credential(imported.userId(), email, HASH, false, Set.of("admin")));
        assertThat(users().find(imported.userId()).map(User::createdAt)).contains(now.minusSeconds(60));
    }

    @Test
    void takesRolesAwayThatTheSourceDoesNotGive() {
        var imported = imported(SealedHash.NONE, false);
        var plain = ScriptedSource.user(email);

        assertThat(store().link(adopting(plain, imported, Optional.of(HASH)))).isTrue();

        assertThat(users().findCredential(email).map(Credential::roles)).contains(Set.of());
    }

    @Test
    void givesWhatAnImportMadeToOneUserOfTheSourceOnly() {
        var imported = imported(SealedHash.NONE, false);
        assertThat(store().link(adopting(ada, imported, Optional.empty()))).isTrue();
        var other = ScriptedSource.user(email);

        assertThat(store().link(adopting(other, imported, Optional.of(HASH)))).isFalse();
        assertThat(store().link(adopting(other, imported, Optional.empty()))).isFalse();

        assertThat(users().findCredential(email)).contains(imported);
        assertThat(store().find(other.id())).isEmpty();
    }

    @Test
    void linksNobodyToAUserWhoIsHereUnderAnotherAddress() {
        var id = ada.id().asUserId();
        var other = new User(id, Fresh.email(), Optional.of("Mallory"), now.minusSeconds(60));
        var login = new Credential(id, other.email(), OTHER, false, Set.of());
        keep(other, login);

        assertThat(store().link(request(ada, HASH))).isFalse();
        assertThat(store().link(staying(ada))).isFalse();

        assertThat(store().find(ada.id())).isEmpty();
        assertThat(users().find(id)).contains(other);
        assertThat(users().findCredential(email)).isEmpty();
        assertThat(users().findCredential(other.email())).contains(login);
    }

    @Test
    void linksToAUserWhoIsHereUnderTheSameAddress() {
        var id = ada.id().asUserId();
        var imported = new Credential(id, email, SealedHash.NONE, false, Set.of());
        keep(new User(id, email, Optional.empty(), now.minusSeconds(60)), imported);

        assertThat(store().link(adopting(ada, imported, Optional.of(HASH)))).isTrue();

        assertThat(users().findCredential(email).map(Credential::passwordHash)).contains(HASH);
    }

    @Test
    void touchesNoPasswordThatIsThere() {
        var own = imported(OTHER, false);

        assertThat(store().link(adopting(ada, own, Optional.of(HASH)))).isFalse();
        assertThat(store().link(request(ada, HASH))).isFalse();

        assertThat(users().findCredential(email)).contains(own);
        assertThat(store().find(ada.id())).isEmpty();
    }

    @Test
    void followsAnAddressThatChangedAtTheSource() {
        store().link(staying(ada));
        var moved = Fresh.email();
        var same = new SourceUser(ada.id(), moved, true, Optional.empty(), Set.of());

        assertThat(store().link(new LinkRequest(
                        same, ada.id().asUserId(), true, Optional.empty(), Optional.empty(), now.plusSeconds(5))))
                .isTrue();

        assertThat(store().find(ada.id())).contains(new SourceAccount(ada.id().asUserId(), moved, false));
        assertThat(users().find(ada.id().asUserId()))
                .contains(new User(ada.id().asUserId(), moved, Optional.of("Ada"), now));
    }

    @Test
    void givesWhoHasMovedInNoSecondLoginUnderAnotherAddress() {
        store().link(request(ada, HASH));
        var same = new SourceUser(ada.id(), Fresh.email(), true, Optional.empty(), Set.of());

        assertThat(store().link(new LinkRequest(
                        same, ada.id().asUserId(), true, Optional.empty(), Optional.of(OTHER), now)))
                .isFalse();

        assertThat(users().findCredential(same.email())).isEmpty();
        assertThat(store().find(ada.id()).map(SourceAccount::email)).contains(email);
    }

    @Test
    void remembersThatAUserHasMovedInWhateverTheAddress() {
        store().link(request(ada, HASH));
        var same = new SourceUser(ada.id(), Fresh.email(), true, Optional.empty(), Set.of());

        assertThat(store().link(new LinkRequest(
                        same, ada.id().asUserId(), true, Optional.empty(), Optional.empty(), now)))
                .isTrue();

        assertThat(store().find(ada.id())).contains(new SourceAccount(ada.id().asUserId(), same.email(), true));
    }

    @Test
    void admitsOneOfManyAtOnce() throws Exception {
        var admitted = AtOnce.call(64, () -> store().link(request(ada, HASH)));

        assertThat(admitted).containsOnlyOnce(true);
    }

    @Test
    void admitsOneOfManyUsersWithOneAddress() throws Exception {
        var rivals = List.of(ada, ScriptedSource.user(email), ScriptedSource.user(email), ScriptedSource.user(email));

        var admitted = AtOnce.callAll(rivals.stream()
                .<java.util.concurrent.Callable<Boolean>>map(rival -> () -> store().link(request(rival, HASH)))
                .toList());

        assertThat(admitted).containsOnlyOnce(true);
        var winner = rivals.get(admitted.indexOf(true));
        assertThat(users().findCredential(email).map(Credential::userId))
                .contains(winner.id().asUserId());
    }

    private Credential imported(SealedHash hash, boolean disabled) {
        var id = Fresh.importedId();
        var credential = new Credential(id, email, hash, disabled, Set.of("old"));
        keep(new User(id, email, Optional.empty(), now.minusSeconds(60)), credential);
        return credential;
    }

    private LinkRequest request(SourceUser user, SealedHash hash) {
        return new LinkRequest(user, user.id().asUserId(), false, Optional.empty(), Optional.of(hash), now);
    }

    private LinkRequest staying(SourceUser user) {
        return new LinkRequest(user, user.id().asUserId(), false, Optional.empty(), Optional.empty(), now);
    }

    private LinkRequest adopting(SourceUser user, Credential imported, Optional<SealedHash> hash) {
        return new LinkRequest(user, imported.userId(), false, Optional.of(imported), hash, now);
    }
}
