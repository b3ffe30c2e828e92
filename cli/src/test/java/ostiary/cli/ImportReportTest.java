package ostiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.cli.Auth0Lines.LINE;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.user.InMemoryBulkAccountStore;
import ostiary.core.user.InMemoryUserStore;

/// An operator's account of who came, who did not, and what stayed behind.
class ImportReportTest {
    private static final String ONE = LINE.formatted("u1", "user-1@example.org");
    private static final String SOCIAL =
            "{\"user_id\":\"google-oauth2|7\",\"email\":\"user-1@example.org\",\"email_verified\":true}\n";

    private final OperatorsTable table;

    ImportReportTest(@TempDir Path directory) {
        this.table = new OperatorsTable(directory, new InMemoryBulkAccountStore(new InMemoryUserStore()));
    }

    private int status(Path file, String dryRun) throws Exception {
        return new Import(
                        new Settings(Map.of("FILE", file.toString(), "FORMAT", "auth0", "DRY_RUN", dryRun)),
                        new Destination("here", table.store, () -> OperatorsTable.SEALING, null),
                        Progress.on(new PrintStream(table.shown, true, UTF_8)),
                        InstantSource.fixed(OperatorsTable.NOW))
                .run()
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0"})
    void endsWithAStatusThatTellsWhetherEverybodyCame(String dryRun) throws Exception {
        assertThat(status(table.write("all", ONE), dryRun)).isZero();
        assertThat(status(table.write("again", ONE + SOCIAL.replace("-1@", "-2@")), dryRun))
                .isZero();
        assertThat(status(table.write("some", ONE + "no JSON\n"), dryRun)).isEqualTo(2);
        assertThat(status(table.write("none", "no JSON\n{}\n"), dryRun)).isEqualTo(3);
    }

    /// The first would be an account that nobody could log in to, whoever comes first.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesAnAddressToTheOneWithAPassword(boolean socialFirst) throws Exception {
        var file = table.write("users", socialFirst ? SOCIAL + ONE : ONE + SOCIAL);

        table.importing("auth0", file, "DRY_RUN=1");
        table.importing("auth0", file);

        assertThat(table.all())
                .singleElement()
                .matches(account -> account.credential().hasPassword());
        assertThat(table.report(file))
                .isEqualTo(table.outcomes(file, ".dry-run.ndjson"))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"imported\""))
                .anyMatch(line -> line.contains("address_taken"));
    }

    @Test
    void reportsNobodyAsImportedWhoCanNotLogIn() throws Exception {
        var file = table.write(
                "users",
                SOCIAL
                        + LINE.formatted("u2", "user-2@example.org").replace("\"name\"", "\"blocked\":true,\"name\"")
                        + LINE.formatted("u3", "user-3@example.org"));

        var told = table.importing("auth0", file);

        assertThat(told)
                .contains("1  imported", "1  no_login:disabled", "1  no_login:no_password")
                .contains("Left behind: 1 passwords");
    }

    @Test
    void countsWhatStayedBehind() throws Exception {
        var file = table.write(
                "users",
                ONE.replace("\"name\"", "\"mfa_factors\":[{\"totp\":{}}],\"name\"") + SOCIAL.replace("-1@", "-2@"));

        assertThat(table.importing("auth0", file)).contains("Left behind: 1 passwords", "1 second factors");
        assertThat(table.report(file).getFirst()).contains("\"left_behind\":\"second_factor\"");
    }

    /// JSON can escape it, and no UTF-8 has it: the store would refuse it, and the import would end at this user.
    @Test
    void refusesHalfASurrogatePairAndReadsOn() throws Exception {
        var half = "\\uD83D";
        var file = table.write(
                "users",
                ONE.replace("Grace", half)
                        + LINE.formatted("u2" + half, "user-2@example.org")
                        + LINE.formatted("u3", "user-3@example.org").replace("Grace", half + "\\uDD11"));

        table.importing("auth0", file);

        assertThat(table.report(file))
                .satisfiesExactly(
                        name -> assertThat(name).contains("\"refused\",\"reason\":\"malformed\""),
                        id -> assertThat(id).contains("\"refused\",\"reason\":\"malformed\""),
                        whole -> assertThat(whole).contains("\"imported\""));
    }

    /// All are in line 1.
    @Test
    void saysWhereEachEntryIs() throws Exception {
        var file = table.write("users", "[" + ONE.strip() + ",{}," + ONE.strip().replace("u1", "a@b.example") + "]");

        table.importing("auth0", file);

        assertThat(Files.readAllLines(table.directory.resolve("users.report.ndjson")))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("{\"index\":1,\"line\":1,\"byte\":1,\"id\":\"u1\",\"outcome\""),
                        two -> assertThat(two)
                                .isEqualTo(
                                        "{\"index\":2,\"line\":1,\"byte\":%d,\"outcome\":\"refused\",\"reason\":\"no_email\"}"
                                                .formatted(ONE.length() + 1)),
                        three -> assertThat(three)
                                .startsWith("{\"index\":3,\"line\":1")
                                .doesNotContain("\"id\"", "example"));
    }
}
