package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.user.BulkAccountStore.ImportResult.ADDED;
import static ostiary.core.user.BulkAccountStore.ImportResult.ADDRESS_TAKEN;
import static ostiary.core.user.BulkAccountStore.ImportResult.THERE_ALREADY;
import static ostiary.core.user.BulkAccountStore.ImportResult.USER_TAKEN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Profiles;
import ostiary.core.user.BulkAccountStore.Bookmark;
import ostiary.core.user.BulkAccountStore.ImportResult;

/// The contract of every [BulkAccountStore]; each adapter's test extends this.
public abstract class BulkAccountStoreContract {
    private static final SealedHash HASH = new SealedHash("$2b$10$imported");

    /// Over accounts of its own.
    protected abstract BulkAccountStore store();

    /// The same accounts.
    protected abstract UserStore users();

    protected static Account account(UserId id, EmailAddress email) {
        var user = new User(id, email, Optional.of("Ada"), Fresh.now(), Profiles.whole());
        return new Account(user, new Credential(id, email, HASH, true, Set.of("admin", "ops")));
    }

    protected static Account account() {
        return account(Fresh.userId(), Fresh.email());
    }

    private static List<Account> accounts(int number) {
        return IntStream.range(0, number).mapToObj(_ -> account()).toList();
    }

    private List<ImportResult> add(List<Account> accounts) {
        return store().add(accounts, ImportId.fresh());
    }

    private List<Account> all() {
        var all = new ArrayList<Account>();
        Optional<Bookmark> bookmark = Optional.empty();
        do {
            var page = store().page(bookmark);
            all.addAll(page.accounts());
            bookmark = page.next();
        } while (bookmark.isPresent());
        return all;
    }

    @Test
    void addsAnAccountWithAllThatBelongsToIt() {
        var account = account();

        assertThat(add(List.of(account))).containsExactly(ADDED);

        assertThat(users().find(account.user().id())).contains(account.user());
        assertThat(users().findCredential(account.user().email())).contains(account.credential());
        assertThat(all()).containsExactly(account);
    }

    @Test
    void addsNothingTwice() {
        var accounts = accounts(60);
        add(accounts.subList(0, 31));

        assertThat(add(accounts))
                .startsWith(Collections.nCopies(31, THERE_ALREADY).toArray(ImportResult[]::new))
                .endsWith(Collections.nCopies(29, ADDED).toArray(ImportResult[]::new));
        assertThat(all()).containsExactlyInAnyOrderElementsOf(accounts);
    }

    @Test
    void leavesAnAccountThatIsThereAsItIs() {
        var there = account();
        add(List.of(there));
        users().replacePasswordHash(there.user().email(), HASH, new SealedHash("$new$"));
        var sameAddress = account(Fresh.userId(), there.user().email());
        var sameUser = account(there.user().id(), Fresh.email());

        assertThat(add(List.of(sameAddress, there, sameUser)))
                .containsExactly(ADDRESS_TAKEN, THERE_ALREADY, USER_TAKEN);

        assertThat(users().findCredential(there.user().email()).orElseThrow().passwordHash())
                .isEqualTo(new SealedHash("$new$"));
        assertThat(users().find(there.user().id())).contains(there.user());
        assertThat(users().find(sameAddress.user().id())).isEmpty();
        assertThat(users().findCredential(sameUser.user().email())).isEmpty();
    }

    @Test
    void givesAnAddressThatComesTwiceToTheFirst() {
        var first = account();
        var second = account(Fresh.userId(), first.user().email());
        var third = account(first.user().id(), Fresh.email());

        assertThat(add(List.of(first, second, third, first)))
                .containsExactly(ADDED, ADDRESS_TAKEN, USER_TAKEN, THERE_ALREADY);
        assertThat(all()).containsExactly(first);
    }

    @Test
    void previewsTheOutcomeForEachAndAddsNothing() {
        var there = account();
        add(List.of(there));
        var stranger = account();
        var asked = List.of(
                stranger,
                there,
                account(Fresh.userId(), there.user().email()),
                account(there.user().id(), Fresh.email()),
                account(Fresh.userId(), stranger.user().email()));

        assertThat(store().preview(asked))
                .containsExactly(ADDED, THERE_ALREADY, ADDRESS_TAKEN, USER_TAKEN, ADDRESS_TAKEN);
        assertThat(all()).containsExactly(there);
    }

    @Test
    void previewsMoreThanOneReadTakes() {
        var accounts = accounts(120);
        add(accounts.subList(0, 60));

        assertThat(store().preview(accounts))
                .startsWith(Collections.nCopies(60, THERE_ALREADY).toArray(ImportResult[]::new))
                .endsWith(Collections.nCopies(60, ADDED).toArray(ImportResult[]::new));
    }

    @Test
    void takesNoAccountsForAnAnswer() {
        assertThat(add(List.of())).isEmpty();
        assertThat(store().preview(List.of())).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void turnsThePagesOfAllThereAre() {
        var accounts = accounts(1000);
        add(accounts);

        assertThat(all()).containsExactlyInAnyOrderElementsOf(accounts);
    }

    @Test
    void givesAnAddressToOneOfManyAtOnce() throws Exception {
        var email = Fresh.email();
        var rivals =
                Stream.generate(() -> account(Fresh.userId(), email)).limit(32).toList();

        var results = AtOnce.callAll(rivals.stream()
                .<Callable<List<ImportResult>>>map(rival -> () -> add(List.of(rival)))
                .toList());

        assertThat(results).filteredOn(List.of(ADDED)::equals).hasSize(1);
        assertThat(results).filteredOn(List.of(ADDRESS_TAKEN)::equals).hasSize(31);
        assertThat(all()).singleElement().isIn(rivals);
    }
}
