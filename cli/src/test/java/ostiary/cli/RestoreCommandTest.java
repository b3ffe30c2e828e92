package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import picocli.CommandLine;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// `ostiary restore` as an operator types it, right and wrong.
class RestoreCommandTest {
    private static final String SINCE = "2026-11-29T10:00:00Z";
    private static DynamoDbLocal database;
    private static OpenTable open;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> noted = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws MovingException {
        database = DynamoDbLocal.start(Options.inMemory());
        open = OpenTable.open(
                new Settings(Map.of("ENDPOINT", database.endpoint().toString())));
    }

    @AfterAll
    static void stop() {
        open.close();
        database.close();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint", database.endpoint().toString()));
        var progress = Progress.on(new PrintStream(PrintStream.nullOutputStream()));
        var command = new RestoreCommand(
                new Settings(Map.of()),
                progress,
                (_, _) -> new OperatorsLog(line -> {
                    noted.add(line);
                    return Optional.of("AccessDeniedException: needs logs:PutLogEvents");
                }));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failed, line, _) -> {
                    line.getErr().println(Failures.explain(failed));
                    return 1;
                })
                .execute(all.toArray(String[]::new));
    }

    @Test
    void disablesWhomTheLogNamesAndNotesThatAgain() throws Exception {
        var user = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Instant.EPOCH);
        var login = new Credential(user.id(), user.email(), new SealedHash("$fast$v=1$h"), false, Set.of());
        new DynamoDbBulkAccountStore(open.table()).add(List.of(new Account(user, login)), new ImportId("test"));
        var file = Files.writeString(
                directory.resolve("changes.json"),
                LoggedChangesTest.events(LoggedChangesTest.disabled(user.id(), Instant.parse(SINCE))));

        assertThat(run("--since", SINCE, "--changes", file.toString(), "--apply"))
                .as("%s", err)
                .isZero();

        assertThat(new DynamoDbUserStatusStore(open.table())
                        .findStatus(user.id())
                        .orElseThrow()
                        .disabled())
                .isTrue();
        assertThat(out.toString()).contains(user.id() + " was disabled since, and is again.");
        assertThat(noted).containsExactly("{\"event\":\"user_disabled\",\"user_id\":\"" + user.id() + "\"}");
        assertThat(err.toString())
                .isEqualTo("That is not noted in the log group /ostiary/operators/ostiary: AccessDeniedException:"
                        + " needs logs:PutLogEvents. If the table is restored, nothing will tell of it.\n");
    }

    @Test
    void wantsTheMoment() {
        assertThat(run("--apply")).isEqualTo(1);
        assertThat(err.toString()).contains("does not know that this table was restored", "--since");
    }

    @Test
    void takesATableOfAwsThatDynamoDbKnowsToBeRestoredAndNoOther() throws MovingException {
        var moment = Optional.of(Instant.parse(SINCE));

        assertThat(RestoreCommand.known(moment, true)).isEqualTo(moment);
        assertThat(RestoreCommand.known(Optional.empty(), false)).isEmpty();
        assertThatThrownBy(() -> RestoreCommand.known(Optional.empty(), true))
                .isInstanceOf(MovingException.class)
                .hasMessageContaining("--filled-otherwise");
    }

    @Test
    void takesTheMomentThatDynamoDbKnows() throws MovingException {
        var since = Instant.parse(SINCE);
        var now = since.plusSeconds(3600);

        assertThat(RestoreCommand.moment(Optional.empty(), Optional.of(since), now))
                .isEqualTo(since);
        assertThatThrownBy(() -> RestoreCommand.moment(Optional.of(since.minusSeconds(60)), Optional.of(since), now))
                .hasMessage("This table was restored to " + since + ", not to " + since.minusSeconds(60) + ".");
    }

    /// Else nobody would hear that whoever was disabled meanwhile is not.
    @Test
    void saysThatItWasToldOfNoChanges() {
        assertThat(run("--since", SINCE, "--apply")).isEqualTo(2);

        assertThat(out.toString()).contains("No changes were given");
    }

    @Test
    void refusesAMomentThatIsNone() {
        assertThat(run("--since", "yesterday")).isEqualTo(1);
        assertThat(run("--since", "2999-01-01T00:00:00Z")).isEqualTo(1);

        assertThat(err.toString().lines())
                .containsExactly(
                        "--since must be a moment such as 2026-11-29T10:00:00Z.",
                        "--since 2999-01-01T00:00:00Z is not over yet.");
    }

    @Test
    void refusesATableWithOtherKeys() {
        open.table()
                .client()
                .createTable(create -> create.tableName("orders")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("pk")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build()));

        assertThat(run("--since", SINCE, "--table", "orders", "--apply")).isEqualTo(1);
        assertThat(err.toString()).startsWith("The table orders is none of Ostiary's");
    }

    @Test
    void refusesAFileThatIsNoLog() throws Exception {
        var file = Files.writeString(directory.resolve("changes.json"), "[]");

        assertThat(run("--since", SINCE, "--changes", file.toString())).isEqualTo(1);
        assertThat(run("--since", SINCE, "--changes", directory.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is not what `aws logs filter-log-events", "can't be read");
    }
}
