package ostiary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import ostiary.cli.aws.AwsReader;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The doctor, called as a shell calls it, with a stand-in of each service on this machine. Whatever it is
/// asked, it sends nothing but reads.
abstract class DoctorSetup {
    static final String KEY_ID = "AKIDPLANTED";
    static final String SECRET = "planted-secret";
    static final String TOKEN = "planted-token";

    /// How operations are named that IAM's *Service Authorization Reference* counts as *Read* or *List*.
    static final Pattern READS = Pattern.compile("(Describe|Get|List)[A-Z][A-Za-z]+");

    /// Among these what returns a secret, a user's data or code.
    private static final Set<String> REVEALING = Set.of(
            "GetSecretValue", "GetFunction", "GetItem", "GetParametersByPath", "GetSessionToken", "GetRandomPassword");

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    AwsCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsSessionCredentials.create(KEY_ID, SECRET, TOKEN));
    boolean namesResolve = true;
    AccountStandIn account;

    @BeforeEach
    void start() throws IOException {
        account = AccountStandIn.start();
    }

    @AfterEach
    void everyRequestWasARead() {
        account.close();
        assertThat(account.seen())
                .allMatch(request -> READS.matcher(request.operation()).matches())
                .noneMatch(request -> REVEALING.contains(request.operation()))
                .allMatch(request -> request.method().equals(request.isAtTheRoot() ? "POST" : "GET"));
    }

    /// Runs the command, and returns its exit status.
    int run(String... options) {
        out.getBuffer().setLength(0);
        var command = new DoctorCommand(
                region -> new AwsReader(region, credentials, account, Duration.ZERO),
                InstantSource.fixed(HealthyAccount.NOW),
                _ -> namesResolve);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }

    List<JsonNode> examine(String... options) throws IOException {
        var all = new ArrayList<>(List.of("--region", HealthyAccount.REGION, "--json"));
        all.addAll(List.of(options));
        run(all.toArray(String[]::new));
        return new ObjectMapper()
                .readTree(out.toString())
                .required("findings")
                .valueStream()
                .toList();
    }

    List<JsonNode> examineTheStack() throws IOException {
        return examine("--stack", HealthyAccount.STACK);
    }

    static List<String> states(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.required("state").asText())
                .distinct()
                .toList();
    }
}
