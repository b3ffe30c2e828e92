package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.emulators.aws.states.Execution;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// Operators look after a deletion whose participant erases nothing.
class SagaCommandTest {
    private static final String NAME = ParkedSaga.NAME;
    private static final String BY = "arn:aws:sts::111122223333:assumed-role/operators/eve";

    private static final AwsCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));

    private final ParkedSaga world = new ParkedSaga(SagaDoors.LOCAL_MACHINE);
    private final Execution execution = world.start();
    private final List<String> notes = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Optional<String> fault = Optional.empty();

    @BeforeEach
    void park() {
        world.run(execution);
        assertThat(execution.entered().getLast()).isEqualTo("Park erase at shop");
    }

    @AfterEach
    void close() {
        assertThat(world.tokens()).hasSizeGreaterThan(2).noneMatch(out.toString()::contains);
        assertThat(world.tokens()).noneMatch((err.toString() + notes)::contains);
        world.close();
    }

    private int run(String... arguments) {
        return command(this::noted).execute(arguments);
    }

    private CommandLine command(SagaDoors doors) {
        return new CommandLine(new SagaCommand(doors))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failed, command, _) -> {
                    command.getErr().println(Failures.explain(failed));
                    return 1;
                });
    }

    /// As on AWS, where decisions are noted.
    private Sagas noted(SagaOptions where) throws MovingException {
        var local = SagaDoors.open(where, new Settings(Map.of()), (_, _) -> URI.create("http://127.0.0.1:9"), NOBODY);
        return new Sagas(local.states(), local.machine(), BY, new SagaNotes("/ostiary/operators/x", line -> {
            notes.add(line);
            return fault;
        }));
    }

    private String local() {
        return "--local=" + world.address();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void listsWhatIsParked() throws Exception {
        assertThat(run("list", local(), "--parked")).isZero();
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith(NAME + "  parked  since 2026-12-01T12:00:00Z  ")
                .contains("Park erase at shop");

        out.getBuffer().setLength(0);
        assertThat(run("list", local(), "--json")).isZero();
        var saga = json(out.toString()).required("sagas").required(0);
        assertThat(saga.required("saga").asText()).isEqualTo(NAME);
        assertThat(saga.at("/parked/0/participant").asText()).isEqualTo("shop");
        assertThat(saga.at("/parked/0/phase").asText()).isEqualTo("erase");
    }

    @Test
    void showsWhatItHasComeThrough() throws Exception {
        assertThat(run("show", local(), NAME)).isZero();
        assertThat(out.toString()).contains("  Pivot", "  Erase at shop", "parked since", ": erase at shop");

        out.getBuffer().setLength(0);
        assertThat(run("show", local(), "--json", NAME)).isZero();
        assertThat(json(out.toString()).required("steps").valueStream())
                .extracting(step -> step.required("state").asText())
                .containsSubsequence("Wait for the window", "Prepare", "Wait for the end", "Pivot", "Erase");
    }

    @Test
    void asksAgainWhoIsMended() throws Exception {
        world.mend();

        assertThat(run("retry", local(), "--reason", "It is back", NAME, "shop"))
                .as(err.toString())
                .isZero();
        world.run(execution);

        assertThat(execution.entered().getLast()).isEqualTo("Erased");
        assertThat(out.toString()).contains("shop is asked again.");
        assertThat(json(notes.getFirst())).isEqualTo(json("""
            {"audit_event": "saga_retry", "saga": "%s", "participant": "shop", "phase": "erase", "by": "%s",
             "reason": "It is back"}
            """.formatted(NAME, BY)));
    }

    @Test
    void givesUpWhoIsGone() {
        assertThat(run("abandon", local(), "--reason", "Ticket 4711", NAME, "shop"))
                .isZero();
        world.run(execution);

        assertThat(execution.entered()).contains("Abandoned to erase at shop").endsWith("Erased");
        assertThat(notes).singleElement().asString().contains("saga_abandon", "Ticket 4711");
        // A second word changes nothing.
        assertThat(run("abandon", local(), "--reason", "Ticket 4711", NAME, "shop"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("shop is not parked in that deletion.");
        assertThat(notes).hasSize(1);
    }

    @Test
    void decidesNothingInADryRun() {
        assertThat(run("abandon", local(), "--dry-run", "--reason", "r", NAME, "shop"))
                .isZero();
        world.run(execution);

        assertThat(out.toString()).contains("Nothing stands in the way.");
        assertThat(execution.entered().getLast()).isEqualTo("Park erase at shop");
        assertThat(notes).isEmpty();
    }

    @Test
    void saysWhatIsNotNoted() {
        fault = Optional.of("AccessDeniedException: needs logs:PutLogEvents");

        assertThat(run("abandon", local(), "--reason", "r", NAME, "shop")).isZero();

        assertThat(err.toString())
                .contains("That is not noted in the log group /ostiary/operators/x: AccessDeniedException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void wantsAReason(String reason) {
        assertThat(run("abandon", local(), "--reason", reason, NAME, "shop")).isEqualTo(1);
        assertThat(run("abandon", local(), NAME, "shop")).isNotZero();

        assertThat(execution.entered().getLast()).isEqualTo("Park erase at shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "a:b", "a/../b", "x y"})
    void knowsNoOther(String name) {
        assertThat(run("show", local(), name)).isEqualTo(1);
        assertThat(run("retry", local(), "--reason", "r", name, "shop")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no deletion " + name + ".");
        assertThat(run("retry", local(), "--reason", "r", NAME, "billing")).isEqualTo(1);
        assertThat(err.toString()).contains("billing is not parked in that deletion.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://127.0.0.1.evil.example:80",
                "https://x",
                "127.0.0.1:1",
                "http://localhost:1@evil.example"
            })
    void asksNobodyElseThanThisMachine(String address) {
        assertThat(run("list", "--local", address)).isEqualTo(1);
        assertThat(err.toString()).contains("is no address of this machine");
    }

    @Test
    void asksWhereTheyAre() {
        assertThat(run("list")).isEqualTo(1);
        assertThat(err.toString()).contains("Give --stack NAME");
        assertThat(run("list", local(), "--limit", "0")).isEqualTo(1);
    }
}
