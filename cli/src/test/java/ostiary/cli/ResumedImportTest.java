package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.Auth0Lines.user;
import static ostiary.cli.Auth0Lines.users;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.UnavailableException;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// An import that was ended goes on where it was, if what is there now is what was there then.
class ResumedImportTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final OperatorsTable table;

    ResumedImportTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(users));
    }

    @Test
    void goesOnWhereItWasEnded() throws Exception {
        var file = table.write("users", users(1000));
        var failing = new Failing(table.store, 20);

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> table.importing(failing, "auth0", file));
        assertThat(table.all()).hasSizeBetween(400, 600);
        assertThat(file.resolveSibling("users.progress")).exists();

        var watched = new Failing(table.store, Integer.MAX_VALUE);
        table.importing(watched, "auth0", file);

        assertThat(watched.calls).isLessThanOrEqualTo(24);
        assertThat(table.all()).hasSize(1000);
        assertThat(table.report(file)).hasSize(1000).doesNotHaveDuplicates();
        assertThat(table.shown.toString(UTF_8)).contains("Going on: [");
        assertThat(file.resolveSibling("users.progress")).doesNotExist();
    }

    @Test
    void beginsAnewWithAnotherFileOrPlace() throws Exception {
        var file = table.write("users", users(300));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> table.importing(new Failing(table.store, 8), "auth0", file));
        var elsewhere = new InMemoryUserStore();

        table.importing(new InMemoryBulkAccountStore(elsewhere), "there", "auth0", file);

        assertThat(new OperatorsTable(table.directory, new InMemoryBulkAccountStore(elsewhere)).all())
                .hasSize(300);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> table.importing(
                        new Failing(table.store, 1), "auth0", table.write("users", users(300) + user(301))));
        table.write("users", user(900) + users(299));
        table.importing("auth0", file);
        assertThat(users.findCredential(
                        EmailAddress.parse("user-900@example.org").orElseThrow()))
                .isPresent();
    }

    @Test
    void writesNothingTwiceWithoutACheckpoint() throws Exception {
        var file = table.write("users", users(130));
        table.importing("auth0", file);

        var told = table.importing("auth0", file);

        assertThat(told).contains("130  there_already");
        assertThat(table.all()).hasSize(130);
    }

    @Test
    void doesNotTrustADamagedCheckpoint() throws Exception {
        var file = table.write("users", users(3));
        for (var damage : List.of("", "x", "ostiary-import-1\n\n")) {
            table.write("users.progress", damage);
            assertThatExceptionOfType(MovingException.class)
                    .isThrownBy(() -> table.importing("auth0", file))
                    .withMessageContaining("damaged");
        }
        assertThat(table.all()).isEmpty();
    }

    /// Doesn't answer any more after some calls.
    private static final class Failing implements BulkAccountStore {
        private final BulkAccountStore store;
        private final int good;
        private int calls;

        Failing(BulkAccountStore store, int good) {
            this.store = store;
            this.good = good;
        }

        @Override
        public synchronized List<ImportResult> add(List<Account> accounts, ImportId by) {
            if (++calls > good) {
                throw new UnavailableException("the test's store", null);
            }
            return store.add(accounts, by);
        }

        @Override
        public List<TakeBackResult> takeBack(List<UserId> users, ImportId by) {
            return store.takeBack(users, by);
        }

        @Override
        public List<ImportResult> preview(List<Account> accounts) {
            return store.preview(accounts);
        }

        @Override
        public Page page(Optional<Bookmark> bookmark) {
            return store.page(bookmark);
        }
    }
}
