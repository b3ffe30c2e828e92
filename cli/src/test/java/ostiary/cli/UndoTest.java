package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.core.user.ImportId;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.SealedHash;

class UndoTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final OperatorsTable table;

    UndoTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(users));
    }

    private static String users(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Auth0Lines::user).collect(Collectors.joining());
    }

    private Ending undo(String report) throws IOException, MovingException {
        return new Undo(
                        new Settings(
                                Map.of("UNDO", table.directory.resolve(report).toString())),
                        new Destination("here", table.store, () -> OperatorsTable.SEALING, null),
                        Progress.on(new PrintStream(table.shown, true, UTF_8)))
                .run();
    }

    @Test
    void takesBackWhatTheImportMadeAndNothingElse() throws Exception {
        table.importing("auth0", table.write("earlier", users(1, 2)));
        table.importing("auth0", table.write("users", users(1, 250) + "no JSON\n"));

        var ending = undo("users.report.ndjson");

        assertThat(table.all()).hasSize(2);
        assertThat(ending.text()).contains("248  taken_back", "2  left:of_another", "users.report.ndjson.undo.ndjson");
        assertThat(ending.status()).isEqualTo(2);
        assertThat(Files.readAllLines(table.directory.resolve("users.report.ndjson.undo.ndjson")))
                .hasSize(250)
                .element(0)
                .asString()
                .startsWith("{\"index\":1,\"outcome\":\"left\",\"reason\":\"of_another\",\"user_id\":\"");
    }

    @Test
    void leavesWhoHasLoggedInAndSaysSo() throws Exception {
        table.importing("auth0", table.write("users", users(1, 3)));
        var one = table.all().getFirst().credential();
        users.replacePasswordHash(one.email(), one.passwordHash(), new SealedHash("$argon2id$"));

        var ending = undo("users.report.ndjson");

        assertThat(table.all())
                .singleElement()
                .matches(account -> account.user().email().equals(one.email()));
        assertThat(ending.text()).contains("2  taken_back", "1  left:changed");
        assertThat(Files.readString(table.directory.resolve("users.report.ndjson.undo.ndjson")))
                .contains("\"reason\":\"changed\",\"user_id\":\"" + one.userId() + "\"");
    }

    @Test
    void canBeRepeatedAndOverwritesNoReport() throws Exception {
        table.importing("auth0", table.write("users", users(1, 3)));
        undo("users.report.ndjson");

        var again = undo("users.report.ndjson");

        assertThat(again).isEqualTo(Ending.good(again.text()));
        assertThat(again.text()).contains("3  gone", "users.report.ndjson.undo.2.ndjson");
    }

    /// The same users have the same ids, so the ids alone don't tell.
    @Test
    void leavesWhatALaterImportMadeOfTheSameFile() throws Exception {
        var file = table.write("users", users(1, 3));
        table.importing("auth0", file);
        undo("users.report.ndjson");
        table.importing("auth0", file);

        assertThat(undo("users.report.ndjson").status()).isEqualTo(3);
        assertThat(table.all()).hasSize(3);
        assertThat(undo("users.report.2.ndjson").status()).isZero();
        assertThat(table.all()).isEmpty();
    }

    /// It was ended after it had added users and before it reported them. Then the operator repairs the file.
    @Test
    void takesBackWhatAnEndedImportOfTheFileAsItWasBeforeDidNotReport() throws Exception {
        var ended = ImportId.fresh();
        var earlier = ImportId.fresh();
        table.importing("auth0", table.write("users", users(1, 9)));
        var accounts = table.all();
        undo("users.report.ndjson");
        table.store.add(accounts.subList(0, 2), ended);
        table.store.add(accounts.subList(2, 4), earlier);
        table.store.add(accounts.subList(4, 5), ImportId.fresh());
        new Checkpoint(
                        "before",
                        0,
                        0,
                        new Tally(),
                        ended,
                        List.of(earlier),
                        table.directory.resolve("users.report.ndjson"))
                .writeFirst(table.directory.resolve("users.progress"));
        table.importing("auth0", table.write("users", users(1, 10)));

        var ending = undo("users.report.2.ndjson");

        assertThat(ending.text()).contains("9  taken_back", "1  left:of_another");
        assertThat(table.all()).containsExactly(accounts.get(4));
    }

    @Test
    void takesBackNothingByWhatIsNoWholeReport() throws Exception {
        var file = table.write("users", users(1, 3));
        table.importing("auth0", file);
        var report = Files.readString(table.directory.resolve("users.report.ndjson"));
        table.importing("auth0", file, "DRY_RUN=1");

        table.write("cut", report.substring(0, report.length() - 10));
        table.write("empty", "");
        table.write("forged", report.replace("\"user_id\":\"", "\"user_id\":\"x"));
        for (var wrong : new String[] {"cut", "empty", "forged", "users", "nowhere", ".", "users.dry-run.ndjson"}) {
            assertThatExceptionOfType(MovingException.class).as(wrong).isThrownBy(() -> undo(wrong));
        }

        assertThat(table.all()).hasSize(3);
    }
}
