package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.dynamodb.DynamoDbUserCopy;
import ostiary.adapters.dynamodb.DynamoDbUserSearch;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.SearchOrder;
import ostiary.core.search.SearchQuery;
import ostiary.core.search.UserCopy;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.BulkAccountStore.TakeBackResult;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;

/// The commands by which the copy is made right, on a table with users.
class ProjectionCommandTest {
    private final DynamoDbLocal database = DynamoDbLocal.start(Options.inMemory());
    private final Settings settings =
            new Settings(Map.of("ENDPOINT", database.endpoint().toString()));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private OpenTable open;
    private Table search;

    @BeforeEach
    void threePeopleWereImported() throws MovingException {
        open = OpenTable.open(settings);
        search = new Table(open.table().client(), new TableCreator(database.endpoint()).createSearch("ostiary-search"));
        for (int i = 0; i < 3; i++) {
            account(Fresh.userId());
        }
    }

    @AfterEach
    void stop() {
        open.close();
        database.close();
    }

    private void account(UserId id) {
        account(id, Fresh.email());
    }

    private void account(UserId id, EmailAddress email) {
        new DynamoDbBulkAccountStore(open.table())
                .add(
                        List.of(new Account(
                                new User(id, email, Optional.of("Some Body"), Instant.EPOCH),
                                new Credential(id, email, new SealedHash("$fast$v=1$hash"), false, Set.of()))),
                        new ImportId("test"));
    }

    private int run(String... arguments) {
        return OstiaryMain.commandLine(settings, Progress.on(new PrintStream(PrintStream.nullOutputStream())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<UserId> found() {
        return new DynamoDbUserSearch(search)
                        .find(
                                SearchQuery.of(SearchOrder.NAME, "some", Optional.empty(), Optional.empty()),
                                Optional.empty(),
                                50)
                        .entries()
                        .stream()
                        .map(entry -> entry.user())
                        .toList();
    }

    @Test
    void aRebuildWritesAllAndTakesOutWhoIsGone() {
        var ghost = Fresh.userId();
        var copy = new DynamoDbUserCopy(search);
        copy.putIfNewer(entryOf(ghost), 1);

        assertThat(run("projection", "rebuild")).isZero();

        assertThat(out.toString()).contains("3 users: 3 written", "1 were gone");
        assertThat(found()).hasSize(3).doesNotContain(ghost);
        assertThat(copy.find(ghost)).contains(new UserCopy.Held(Optional.empty(), UserCopy.BURIED));
    }

    /// The import of the mended file makes the same users under the same ids.
    @ParameterizedTest
    @ValueSource(strings = {"rebuild", "reconcile"})
    void whoIsImportedOnceMoreAfterAnUndoIsFound(String command) {
        run("projection", command);
        var all = found();
        assertThat(all).hasSize(3);
        var entries = all.stream()
                .map(id -> new DynamoDbUserCopy(search)
                        .find(id)
                        .orElseThrow()
                        .entry()
                        .orElseThrow())
                .toList();

        assertThat(new DynamoDbBulkAccountStore(open.table()).takeBack(all, new ImportId("test")))
                .containsOnly(TakeBackResult.TAKEN_BACK);
        run("projection", command);
        assertThat(found()).isEmpty();
        assertThat(new DynamoDbUserCopy(search).list(Optional.empty(), 10).users())
                .isEmpty();

        entries.forEach(entry -> account(entry.user(), entry.email()));
        run("projection", command);
        assertThat(found()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aReconciliationCountsAndMends() {
        run("projection", "rebuild");
        var user = found().getFirst();
        new DynamoDbUserStatusStore(open.table()).setDisabled(user, true);
        account(Fresh.userId());

        assertThat(run("projection", "reconcile", "--dry-run")).isEqualTo(2);
        assertThat(out.toString()).contains("4 users: 1 missing in the copy, 1 stale, 0 ahead", "0 written");
        assertThat(found()).hasSize(3);
        assertThat(run("projection", "reconcile")).isZero();
        assertThat(run("projection", "reconcile", "--dry-run")).isZero();
        assertThat(found()).hasSize(4);
    }

    /// As after a restore: the copy knows a version that the table has no more.
    @Test
    void whatIsAheadIsLeftUnlessTheTableWasRestored() {
        run("projection", "rebuild");
        var user = found().getFirst();
        new DynamoDbUserCopy(search).putIfNewer(entryOf(user), 9);

        assertThat(run("projection", "reconcile")).isEqualTo(2);
        assertThat(out.toString()).contains("1 ahead of the users");
        assertThat(run("projection", "reconcile", "--after-restore")).isZero();
        assertThat(run("projection", "reconcile", "--dry-run")).isZero();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThat(run("projection", "reconcile", "--dry-run", "--after-restore"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--dry-run or --after-restore?");
    }

    private static SearchEntry entryOf(UserId user) {
        return new SearchEntry(
                user, Fresh.email(), Optional.of("Some Ghost"), Instant.EPOCH, Set.of(), false, Optional.empty());
    }
}
