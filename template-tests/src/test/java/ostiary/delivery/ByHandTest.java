package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No page has an operator change by hand what the stack has, since CloudFormation would not know of it: the next
/// deployment that touches it fails, or puts it back. What a command may do instead is here, with the pages that may.
class ByHandTest {
    private static final Path DOCS = Workflow.ROOT.resolve("docs");
    /// A service and what it is to do, after options that are for any of them.
    private static final Pattern COMMAND = Pattern.compile("\\baws(?:[\\s\\\\]+--(?:no-[a-z-]+|debug|[a-z-]+[ =]\\S+))*"
            + "[\\s\\\\]+([a-z][a-z0-9-]*)[\\s\\\\]+([a-z][a-z0-9-]*)");

    /// Also named alone, as what is to be called.
    private static final Pattern READS = Pattern.compile("(get|list|describe|detect)-.*|wait|scan|query|ls");

    /// In other words than a command's.
    private static final Pattern OTHERWISE = Pattern.compile(
            "(?i)in the API's stage|in the( \\S+)? console|network\\s+ACL|reserved concurrency|by hand");

    /// `aws …` | pages | why the stack is as it was.
    private static final String ALLOWED = """
        apigateway flush-stage-authorizers-cache         | protect.md | empties a cache
        apigateway update-account                        | removal.md | the stack is gone
        apigatewayv2 create-authorizer                   | verify-tokens.md | of an API that is not the stack's
        apigatewayv2 reset-authorizers-cache             | protect.md | empties a cache
        apigatewayv2 update-route                        | verify-tokens.md | of an API that is not the stack's
        cloudformation continue-update-rollback          | operate.md runbooks/stack-rollback-failed.md | is CloudFormation's own way back
        cloudformation delete-stack                      | deploy.md | is CloudFormation's own way to remove it
        cloudformation deploy                            | nightly.md | makes another stack: the role of the night
        cloudformation update-termination-protection     | deploy.md removal.md | the stack goes next
        cognito-idp delete-user-pool                     | deploy.md removal.md | the stack is gone
        cognito-idp update-user-pool                     | deploy.md removal.md | the stack is gone
        deploy stop-deployment                           | operate.md runbooks/stack-rollback-failed.md | ends a deployment: the stack rolls back
        dynamodb delete-table                            | deploy.md removal.md | the stack is gone
        dynamodb put-item                                | protect.md upgrading.md | writes data
        dynamodb restore-table-from-backup               | restore.md | makes another table
        dynamodb restore-table-to-point-in-time          | restore.md | makes another table
        dynamodb update-continuous-backups               | operate.md restore.md | brings back what the template says
        dynamodb update-table                            | deploy.md removal.md restore.md | the stack is gone, or has not taken the table yet
        dynamodb update-time-to-live                     | operate.md restore.md | brings back what the template says
        ec2 delete-network-interface                     | guardrails.md | of Lambda's, and of no stack
        ecs stop-task                                    | runbooks/fleet-unhealthy.md | another task takes its place
        iam add-client-id-to-open-id-connect-provider    | operate.md | of a provider that is not the stack's
        iam delete-role                                  | removal.md | the stack is gone
        iam delete-role-policy                           | removal.md | the stack is gone
        kms cancel-key-deletion                          | runbooks/table-failing.md | brings back what the template says
        kms schedule-key-deletion                        | removal.md | the stack is gone
        lambda invoke                                    | runbooks/events-undelivered.md | sends events that were not told; the table stays
        lambda update-alias                              | runbooks/stack-rollback-failed.md | brings back what the template before says
        logs delete-log-group                            | removal.md | the stack is gone
        logs filter-log-events                           | restore.md | reads
        s3 sync                                          | audit.md | copies from the bucket to a directory
        secretsmanager delete-secret                     | removal.md | the stack is gone
        secretsmanager put-secret-value                  | operate.md | writes data: the template has no value
        secretsmanager remove-regions-from-replication   | removal.md | the stack is gone
        secretsmanager replicate-secret-to-regions       | operate.md | the template says nothing of replicas, so CloudFormation leaves them
        secretsmanager restore-secret                    | operate.md | brings back what the template says
        secretsmanager rotate-secret                     | operate.md restore.md runbooks/rotation-failing.md | writes data: the schedule stays
        service-quotas request-service-quota-increase    | operate.md | of the account
        sesv2 put-account-suppression-attributes         | operate.md | of the account
        sqs start-message-move-task                      | runbooks/subscriber-failed.md | moves messages: the queues stay
        stepfunctions redrive-execution                  | runbooks/deletion-failed.md | goes on with an execution
        """;

    static Stream<MarkdownPage> pages() throws IOException {
        try (var files = Files.walk(DOCS)) {
            return files
                    .filter(file -> file.toString().endsWith(".md") && !file.startsWith(DOCS.resolve("decisions")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(MarkdownPage::read);
        }
    }

    private static Map<String, Set<String>> allowed() {
        return ALLOWED.lines()
                .map(line -> line.split("\\|", -1))
                .collect(Collectors.toMap(
                        row -> row[0].strip(),
                        row -> Set.of(row[1].strip().split(" ")),
                        (_, _) -> {
                            throw new AssertionError("twice");
                        },
                        TreeMap::new));
    }

    /// The commands that change something, in the order of the page.
    private static List<String> changes(String text) {
        return COMMAND.matcher(text)
                .results()
                .filter(command -> !READS.matcher(command.group(2)).matches())
                .map(command -> command.group(1) + " " + command.group(2))
                .toList();
    }

    private static String name(MarkdownPage page) {
        return DOCS.relativize(page.file()).toString();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void changesNothingOfTheStack(MarkdownPage page) {
        assertThat(changes(page.text()))
                .allSatisfy(command -> assertThat(allowed().getOrDefault(command, Set.of()))
                        .as(command)
                        .contains(name(page)));
    }

    @Test
    void isAllowedNothingThatNoPageDoes() throws IOException {
        var done = new TreeMap<String, Set<String>>();
        pages().forEach(page -> changes(page.text())
                .forEach(command ->
                        done.computeIfAbsent(command, _ -> new TreeSet<>()).add(name(page))));

        assertThat(done).isEqualTo(allowed());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void asksForNothingByHandInOtherWords(MarkdownPage page) {
        if (name(page).startsWith("runbooks/")) {
            assertThat(OTHERWISE.matcher(page.text()).results()).isEmpty();
        }
    }

    /// Whatever a page asks for, of the settings that there are.
    @ParameterizedTest
    @MethodSource("pages")
    void deploysWithSettingsThatAreThere(MarkdownPage page) throws IOException {
        var settings = Files.readString(DOCS.resolve("deploy.md"));

        assertThat(Pattern.compile("(?<![A-Za-z-])-c (?!key=value)([A-Za-z]+)=")
                        .matcher(page.text())
                        .results())
                .allSatisfy(setting -> assertThat(settings).contains("`" + setting.group(1) + "`"));
    }

    /// The controls.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws lambda put-function-concurrency --function-name login",
                "Then `aws dynamodb update-table --table-name T`.",
                "aws wafv2 update-web-acl",
                "aws sns subscribe --topic-arn T",
                "aws cloudformation deploy --stack-name S",
                "aws lambda invoke --function-name F out",
                "aws s3 rm s3://bucket/key",
                "aws --no-cli-pager sns publish",
                "aws --region eu-central-1 --profile=p \\\n  lambda update-alias --name live"
            })
    void aChangeIsFound(String text) {
        assertThat(changes(text))
                .hasSize(1)
                .allMatch(change -> change.matches("(lambda|dynamodb|wafv2|sns|cloudformation|s3) [a-z-]+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lower the throttle of `POST /login` in the API's stage",
                "raise it in the Lambda console",
                "put a network\n  ACL before the API",
                "Set it by hand."
            })
    void aChangeInOtherWordsIsFound(String text) {
        assertThat(OTHERWISE.matcher(text).find()).isTrue();
    }
}
