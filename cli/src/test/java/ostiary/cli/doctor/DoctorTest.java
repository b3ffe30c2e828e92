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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.doctor.check.Checks;
import ostiary.cli.doctor.check.Symptom;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The doctor, called as a shell calls it, with a stand-in of each service on this machine.
class DoctorTest {
    private static final String KEY_ID = "AKIDPLANTED";
    private static final String SECRET = "planted-secret";
    private static final String TOKEN = "planted-token";

    /// How operations are named that IAM's *Service Authorization Reference* counts as *Read* or *List*.
    private static final Pattern READS = Pattern.compile("(Describe|Get|List)[A-Z][A-Za-z]+");

    /// Among these what returns a secret, a user's data or code.
    private static final Set<String> REVEALING = Set.of(
            "GetSecretValue", "GetFunction", "GetItem", "GetParametersByPath", "GetSessionToken", "GetRandomPassword");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private AwsCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsSessionCredentials.create(KEY_ID, SECRET, TOKEN));
    private boolean namesResolve = true;
    private AccountStandIn account;

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
    private int run(String... options) {
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

    private List<JsonNode> examine(String... options) throws IOException {
        var all = new ArrayList<>(List.of("--region", HealthyAccount.REGION, "--json"));
        all.addAll(List.of(options));
        run(all.toArray(String[]::new));
        return new ObjectMapper()
                .readTree(out.toString())
                .required("findings")
                .valueStream()
                .toList();
    }

    private List<JsonNode> examineTheStack() throws IOException {
        return examine("--stack", HealthyAccount.STACK);
    }

    private static List<String> states(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.required("state").asText())
                .distinct()
                .toList();
    }

    @Test
    void findsNothingInAHealthyAccount() throws IOException {
        assertThat(run("--region", "eu-central-1", "--stack", HealthyAccount.STACK))
                .as(out.toString())
                .isZero();

        assertThat(out.toString())
                .startsWith("ok           bootstrap       version 28\n")
                .endsWith("%d ok, 0 warn, 0 fail, 0 not checked\n".formatted(Checks.ALL.size()));
        assertThat(account.seen())
                .as("it asks nothing twice, and signs for the service's Region")
                .doesNotHaveDuplicates()
                .allMatch(request ->
                        request.region().equals(request.service().equals("iam") ? "us-east-1" : "eu-central-1"));
        assertThat(account.seen().stream().map(AccountStandIn.Seen::operation).distinct())
                .as("it has no read that it has no use for")
                .hasSize(Read.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void findsEachSymptomOnce(Symptom symptom) throws IOException {
        namesResolve = symptom != Symptom.DOMAIN_UNRESOLVED;
        var more = new ArrayList<>(Ailment.cause(symptom, account));
        if (!more.contains("--stack")) {
            more.addAll(List.of("--stack", HealthyAccount.STACK));
        }

        var findings = examine(more.toArray(String[]::new));

        var bad = findings.stream().filter(finding -> finding.has("symptom")).toList();
        assertThat(bad).hasSize(1);
        assertThat(bad.getFirst().path("symptom").asText()).isEqualTo(symptom.code());
        assertThat(bad.getFirst().path("state").asText())
                .isEqualTo(symptom.state().toString());
        assertThat(bad.getFirst().path("text").asText()).startsWith(symptom.meaning());
        assertThat(bad.getFirst().path("to_do").asText()).isEqualTo(symptom.toDo());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItMayNotRead(Read read) throws IOException {
        var operation = read.action().equals("apigateway:GET")
                ? "GetDomainName"
                : read.action().replaceFirst(".*:", "");
        account.fail(operation, 403, "AccessDeniedException", "User: x is not authorized");

        var findings = examineTheStack();

        assertThat(states(findings)).contains("not checked").doesNotContain("fail", "warn");
        assertThat(findings)
                .filteredOn(finding -> finding.path("state").asText().equals("not checked"))
                .allMatch(finding ->
                        finding.path("text").asText().equals("AccessDeniedException: needs " + read.action()));
    }

    @Test
    void exitsWithOneIfSomethingFailsAndNotForAWarning() {
        account.change("GetAccount", "\"ProductionAccessEnabled\":true", "\"ProductionAccessEnabled\":false");
        assertThat(run("--region", "eu-central-1")).isZero();
        assertThat(out.toString()).contains("→ ask for production access");

        account.change("GetAccount", "\"SendingEnabled\":true", "\"SendingEnabled\":false");
        assertThat(run("--region", "eu-central-1")).isEqualTo(1);
    }

    /// Not to be taken for a clean bill of health.
    @Test
    void exitsWithOneIfNothingCanBeRead() throws IOException {
        credentials = () -> {
            throw SdkClientException.create("process printed " + SECRET);
        };

        assertThat(states(examineTheStack())).containsOnly("not checked");
        assertThat(run("--region", "eu-central-1")).isEqualTo(1);
        assertThat(out.toString()).contains("no credentials: set AWS_PROFILE").doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--region eu.evil.example",
                "--region eu-central-1/../x",
                "--region eu-central-1 --stack a/b",
                "--region eu-central-1 --mail-from shop.example",
                "--region eu-central-1 --hashing-concurrency many",
                "--region eu-central-1 --fix"
            })
    void exitsWithTwoIfItIsCalledWrongly(String options) {
        assertThat(run(options.split(" "))).isEqualTo(2);

        assertThat(err.toString()).isNotEmpty();
        assertThat(account.seen()).isEmpty();
    }

    @Test
    void looksAtAnAccountBeforeADeployment() throws IOException {
        var findings = examine(
                "--mail-from",
                "no-reply@shop.example",
                "--domain",
                "auth.shop.example",
                "--certificate",
                HealthyAccount.CERTIFICATE);

        assertThat(findings)
                .filteredOn(finding -> finding.path("state").asText().equals("not checked"))
                .extracting(finding -> finding.path("text").asText())
                .hasSize(10)
                .containsOnly("no stack is named: --stack");
        assertThat(states(findings)).containsOnly("ok", "not checked");
    }

    @Test
    void saysThatAStackIsNotThereYet() throws IOException {
        assertThat(examine("--stack", "ostiary-new"))
                .filteredOn(finding -> finding.path("check").asText().equals("table"))
                .singleElement()
                .matches(finding -> finding.path("text").asText().equals("there is no stack ostiary-new yet"));
    }

    @Test
    void takesWhatTheStackWasToldOf() throws IOException {
        account.change("GetEmailIdentity:shop.example", "null", "\"default-set\"");

        var findings = examine(
                "--mail-from",
                "no-reply@auth.shop.example",
                "--mail-identity",
                "shop.example",
                "--mail-configuration-set",
                "default-set");

        assertThat(states(findings)).containsOnly("ok", "not checked");
    }

    /// A refused signature is answered with the request that was signed.
    @Test
    void printsNoCredentialWhateverAwsAnswers() throws IOException {
        var echo = "the canonical request was x-amz-security-token:" + TOKEN + " " + KEY_ID + " " + SECRET;
        for (var read : Read.values()) {
            var operation = read.action().replaceFirst(".*:", "");
            account.fail(operation, 403, "SignatureDoesNotMatch", echo);
        }
        account.fail("GetDomainName", 403, TOKEN + " " + SECRET, echo);

        examineTheStack();
        var json = out.toString();
        run("--region", "eu-central-1", "--stack", HealthyAccount.STACK);

        assertThat(json + out + err)
                .contains("SignatureDoesNotMatch from ssm:GetParameter")
                .doesNotContain(TOKEN, KEY_ID, SECRET, "canonical");
    }

    /// Whoever may name an alarm writes to an operator's terminal.
    @Test
    void printsNoControlCharacters() {
        account.change("DescribeAlarms", "<StateValue>OK", "<StateValue>ALARM")
                .change("DescribeAlarms", "ostiary-prod-login-failing", "\u009b31mred\u202eder")
                .change("GetEmailIdentity:shop.example", "null", "\"\\u001b]0;title\\u0007\"");

        run("--region", "eu-central-1", "--stack", HealthyAccount.STACK);

        assertThat(out.toString())
                .contains("?31mred?der", "?]0;title?")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }

    @Test
    void comesAgainWhenAwsIsBusy() throws IOException {
        account.failTimes(2, "DescribeAlarms", 400, "Throttling").failTimes(2, "GetAccount", 503, "Unavailable");
        assertThat(states(examineTheStack())).containsOnly("ok");

        account.failTimes(3, "GetAccount", 429, "TooManyRequestsException");
        assertThat(examineTheStack())
                .filteredOn(finding -> finding.path("state").asText().equals("not checked"))
                .singleElement()
                .matches(finding ->
                        finding.path("text").asText().equals("TooManyRequestsException from ses:GetAccount"));
    }

    @Test
    void endsAListThatDoesNot() throws IOException {
        account.answer("ListStackResources:second", """
            <ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries/><NextToken>first</NextToken>
            </ListStackResourcesResult></ListStackResourcesResponse>\
            """);

        assertThat(examineTheStack())
                .anyMatch(finding ->
                        finding.path("text").asText().equals("too many pages from cloudformation:ListStackResources"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>gateway", "", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"})
    void readsNothingIntoAnAnswerThatIsNone(String body) throws IOException {
        account.answer("ListOpenIDConnectProviders", body);

        assertThat(examineTheStack())
                .filteredOn(finding -> finding.path("check").asText().equals("github"))
                .singleElement()
                .matches(finding -> finding.path("text")
                        .asText()
                        .equals("no answer that can be read from iam:ListOpenIDConnectProviders in eu-central-1"));
    }

    @Test
    void namesEachCheckOnceAndSendsNothingButReads() {
        assertThat(Checks.ALL).extracting(check -> check.name()).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Read.values()).map(Read::action))
                .doesNotHaveDuplicates()
                .allMatch(action -> action.equals("apigateway:GET")
                        || READS.matcher(action.replaceFirst("[a-z]+:", "")).matches());
    }
}
