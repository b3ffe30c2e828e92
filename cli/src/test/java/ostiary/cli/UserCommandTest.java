package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.core.access.Revocation;
import ostiary.core.testing.Fresh;
import ostiary.core.user.Account;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.ImportId;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import picocli.CommandLine;

class UserCommandTest {
    private static DynamoDbLocal database;
    private static OpenTable open;

    private final UserId id = Fresh.userId();
    private final EmailAddress email = Fresh.email();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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

    @BeforeEach
    void somebodyHasAnAccount() {
        var user = new User(id, email, Optional.empty(), Instant.EPOCH);
        var login = new Credential(id, email, new SealedHash("$fast$v=1$hash"), false, Set.of());
        new DynamoDbBulkAccountStore(open.table()).add(List.of(new Account(user, login)), new ImportId("test"));
    }

    private int run(String... arguments) {
        return commandLine(
                Stream.concat(
                        Stream.of("user"),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--endpoint", database.endpoint().toString()))),
                OstiaryMain.commandLine(
                        new Settings(Map.of()), Progress.on(new PrintStream(PrintStream.nullOutputStream()))));
    }

    /// For a reason.
    private int act(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--reason", "ticket 4711"))
                .toArray(String[]::new));
    }

    private int commandLine(Stream<String> all, CommandLine line) {
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private UserStatus status() {
        return new DynamoDbUserStatusStore(open.table()).findStatus(id).orElseThrow();
    }

    @Test
    void disablesAndEnablesByIdAndByAddress() {
        assertThat(act("disable", email.value())).isZero();
        assertThat(status().disabled()).isTrue();
        assertThat(out).hasToString(id + " is disabled.\n");
        assertThat(new DynamoDbRevocationFeed(open.table())
                        .since(Instant.now().minusSeconds(60))
                        .revocations())
                .anyMatch(told ->
                        told instanceof Revocation.OfUser of && of.userId().equals(id));

        assertThat(act("enable", id.toString())).isZero();
        assertThat(status().disabled()).isFalse();
    }

    @Test
    void givesRolesAndTakesThem() {
        assertThat(act("roles", email.value(), "orders:admin", "staff")).isZero();
        assertThat(status().roles()).contains(Set.of("orders:admin", "staff"));
        assertThat(out.toString()).endsWith(" has the roles orders:admin staff.\n");

        assertThat(act("roles", email.value())).isZero();
        assertThat(status().roles()).contains(Set.of());
        assertThat(out.toString()).endsWith(" has no roles.\n");
    }

    @Test
    void logsOutEverywhere() {
        assertThat(act("end-sessions", email.value())).isZero();

        assertThat(status().notBefore()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "enable", "roles", "end-sessions"})
    void saysThatThereIsNoSuchUserAndMakesNone(String command) {
        var stranger = Fresh.userId();

        for (var name : new String[] {stranger.toString(), "nobody@example.org", "no name at all"}) {
            assertThat(act(command, name)).isEqualTo(1);
            assertThat(err.toString()).endsWith("There is no user " + name + ".\n");
        }
        assertThat(new DynamoDbUserStatusStore(open.table()).findStatus(stranger))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team lead", "", "rôle"})
    void takesNoRoleThatCouldNotBeToldApart(String role) {
        assertThat(act("roles", email.value(), role)).isEqualTo(1);

        assertThat(status().roles()).isEmpty();
        assertThat(err.toString()).startsWith("Roles are 50 at most");
    }

    @Test
    void keepsARecordOfWhatWasDoneAndWhy() {
        act("disable", email.value());
        assertThat(run("records", email.value())).isZero();

        assertThat(out.toString())
                .contains("actions.action: disable", "actions.by: local:table", "actions.reason: ticket 4711");
    }

    @Test
    void showsAUserAndPrintsJson() {
        assertThat(run("find", email.value())).isZero();
        assertThat(out.toString()).contains("id: " + id, "email: " + email.value(), "status: enabled");
        assertThat(run("show", id.toString(), "--json")).isZero();
        assertThat(out.toString()).contains("{\"id\":\"" + id + "\"");
        assertThat(out.toString()).doesNotContain("$fast");
    }

    @Test
    void requiresAResetAndUnlocks() {
        assertThat(act("unlock", email.value())).isZero();
        assertThat(act("require-reset", email.value())).isZero();
        assertThat(out.toString()).endsWith(id + " has to reset the password.\n");
        run("show", id.toString());
        assertThat(out.toString()).contains("reset_required: true");
    }

    @Test
    void doesNothingInADryRun() {
        assertThat(act("disable", email.value(), "--dry-run")).isZero();

        assertThat(out).hasToString("Nothing stands in the way.\n");
        assertThat(status().disabled()).isFalse();
        assertThat(act("remove-factor", email.value(), UUID.randomUUID().toString(), "--dry-run"))
                .isEqualTo(1);
    }

    @Test
    void wantsAReason() {
        assertThat(run("disable", email.value())).isEqualTo(1);
        assertThat(run("disable", email.value(), "--reason", "a\u001b[2J")).isEqualTo(1);

        assertThat(err.toString()).contains("--reason", "1 to 200 printable characters");
        assertThat(status().disabled()).isFalse();
    }

    /// As with a restored table on AWS. A change stands, noted or not.
    @Test
    void notesWhatWasDoneAndSaysWhenItCanNot() {
        var noted = new ArrayList<String>();
        var log = new OperatorsLog(line -> {
            noted.add(line);
            return noted.size() < 2 ? Optional.empty() : Optional.of("no credentials");
        });
        var line = new CommandLine(new UserCommand(_ -> new LocalDoor(open, log)));

        assertThat(commandLine(Stream.of("disable", email.value(), "--reason", "x"), line))
                .isZero();

        assertThat(noted).hasSize(2).last().isEqualTo("{\"event\":\"user_disabled\",\"user_id\":\"" + id + "\"}");
        assertThat(err.toString())
                .startsWith("That is not noted in the log group /ostiary/operators/ostiary: no credentials.");
        assertThat(status().disabled()).isTrue();
    }

    /// Past the function nothing would be recorded.
    @Test
    void takesNoTableOnAws() {
        var line = OstiaryMain.commandLine(
                new Settings(Map.of()), Progress.on(new PrintStream(PrintStream.nullOutputStream())));
        assertThat(commandLine(Stream.of("user", "show", id.toString(), "--table", "ostiary-prod"), line))
                .isEqualTo(1);

        assertThat(err.toString()).startsWith("Where are the users? Give --stack NAME");
    }

    @Test
    void saysInALineWhatIsWrong() {
        assertThat(act("disable")).isEqualTo(1);
        assertThat(err.toString()).contains("Missing required parameter").hasLineCount(1);
    }
}
