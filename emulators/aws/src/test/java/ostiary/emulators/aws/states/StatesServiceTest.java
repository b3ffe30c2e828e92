package ostiary.emulators.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.eventsource.EventFlow;
import ostiary.emulators.aws.eventsource.StackMessaging;
import ostiary.emulators.aws.eventsource.VirtualClock;
import ostiary.emulators.aws.iam.Policies;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.iam.Statement;
import ostiary.emulators.aws.sns.SnsService;
import ostiary.emulators.aws.sqs.SqsService;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// A machine of a template, with the AWS SDK before it and a function, a queue and a topic behind it.
class StatesServiceTest {
    private static final Place PLACE = new Place("aws", "eu-west-1", "111122223333");
    private static final String MACHINE = PLACE.arn("states", "stateMachine:shop-Machine");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-01T00:00:00Z"));
    private final SqsService queues = new SqsService(PLACE, clock);
    private final SnsService topics = new SnsService(PLACE, queues, clock);
    private final List<Outcome> outcomes = new ArrayList<>(List.of(new Outcome.Answered("{\"total\":7}")));
    private final Stack stack = stack();
    private boolean withoutGrants;
    private final StateMachines machines =
            new StateMachines(clock, new ServiceTasks(this::role, (_, _) -> next(), queues, topics), 1);
    private final Credentials credentials = new Credentials();
    private final AwsEndpoint endpoint = AwsEndpoint.start(PLACE, credentials, new StatesService(machines));
    private final SfnClient client = client("'Effect':'Allow','Action':'states:*','Resource':'*'");

    StatesServiceTest() {
        new StackMessaging(stack, queues, topics);
        StackStateMachines.create(stack, machines);
    }

    private static Stack stack() {
        try (var template = StatesServiceTest.class.getResourceAsStream("states.template.json")) {
            return new Stack("shop", new ObjectMapper().readTree(template), PLACE);
        } catch (IOException noTemplate) {
            throw new IllegalStateException(noTemplate);
        }
    }

    private Role role(String arn) {
        assertThat(arn).isEqualTo(stack.only("AWS::IAM::Role").attribute("Arn"));
        return new Role(
                "Machine",
                withoutGrants
                        ? List.of()
                        : Statement.allOf(stack.only("AWS::IAM::Policy").property("PolicyDocument")));
    }

    private Outcome next() {
        if (outcomes.isEmpty()) {
            throw new AwsFailure(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        return outcomes.removeFirst();
    }

    private SfnClient client(String policy) {
        var key = credentials.issue(Policies.role("Caller", policy));
        return SfnClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .endpointOverride(endpoint.address())
                .region(Region.of(PLACE.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.sessionToken())))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    private String start(String name, String input) {
        var arn = client.startExecution(
                        start -> start.stateMachineArn(MACHINE).name(name).input(input))
                .executionArn();
        run();
        return arn;
    }

    private void run() {
        new EventFlow(List.of(machines)).run();
    }

    private DescribeExecutionResponse describe(String arn) {
        return client.describeExecution(describe -> describe.executionArn(arn));
    }

    private List<String> bodies(String queue) {
        return queues.find(PLACE.arn("sqs", "shop-" + queue)).orElseThrow().bodies();
    }

    private String token() {
        return Json.read(bodies("Questions").getLast()).path("token").asText();
    }

    @Test
    void takesAnExecutionFromItsStartToItsEnd() {
        var arn = start("n", "{\"id\":1}");
        assertThat(describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(bodies("Questions")).singleElement().asString().contains("\"price\":{\"total\":7}");
        client.sendTaskHeartbeat(beat -> beat.taskToken(token()));
        client.sendTaskSuccess(send -> send.taskToken(token()).output("{\"answer\":\"yes\"}"));
        run();

        assertThat(describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(describe(arn).output()).isEqualTo("{\"answer\":\"yes\"}");
        assertThat(bodies("Told")).containsExactly("yes");
        assertThat(stack.all("AWS::StepFunctions::StateMachine").getFirst().unread())
                .isEmpty();
    }

    @Test
    void namesItsTroubleAsAwsDoes() {
        outcomes.clear();
        var busy = start("busy", "{}");
        new EventFlow(List.of(machines)).drain(clock, Duration.ofHours(1));
        assertThat(describe(busy).error()).isEqualTo("Lambda.TooManyRequestsException");
        outcomes.add(new Outcome.TimedOut());
        outcomes.add(new Outcome.Failed("{\"errorType\":\"ostiary.Broken\",\"errorMessage\":\"m\"}"));
        var broken = start("broken", "{}");
        new EventFlow(List.of(machines)).drain(clock, Duration.ofHours(1));

        assertThat(describe(broken).error()).isEqualTo("ostiary.Broken");
        assertThat(describe(broken).cause()).contains("\"errorMessage\":\"m\"");
    }

    @Test
    void doesOnlyWhatTheRoleOfTheMachineMay() {
        withoutGrants = true;
        var arn = start("n", "{}");

        assertThat(describe(arn).error()).isEqualTo("Lambda.AWSLambdaException");
        assertThat(describe(arn).cause()).contains("lambda:InvokeFunction");
        assertThat(outcomes).as("not invoked").hasSize(1);
    }

    @Test
    void refusesAStartAsAwsDoes() {
        start("n", "{}");
        assertThat(start("n", "{}")).endsWith(":execution:shop-Machine:n");

        assertThatExceptionOfType(ExecutionAlreadyExistsException.class).isThrownBy(() -> start("n", "1"));
        assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> start("a b", "1"));
        assertThatExceptionOfType(InvalidExecutionInputException.class).isThrownBy(() -> start("m", "{"));
        assertThatExceptionOfType(ExecutionDoesNotExistException.class).isThrownBy(() -> describe(MACHINE));
    }

    @Test
    void refusesAnswersThatNobodyWaitsFor() {
        start("n", "{}");
        client.sendTaskFailure(send -> send.taskToken(token()).error("Refused").cause("c"));

        assertThatExceptionOfType(TaskTimedOutException.class)
                .isThrownBy(() ->
                        client.sendTaskSuccess(send -> send.taskToken(token()).output("{}")));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(
                        () -> client.sendTaskSuccess(send -> send.taskToken("x").output("{}")));
    }

    @Test
    void listsExecutionsAndTheirHistory() {
        for (int i = 0; i < 5; i++) {
            outcomes.add(new Outcome.Answered("1"));
            start("n" + i, "{}");
        }
        var stopped = machines.executions(MACHINE).getFirst().arn();
        client.stopExecution(stop -> stop.executionArn(stopped).error("E"));
        var names = client
                .listExecutionsPaginator(list -> list.stateMachineArn(MACHINE).maxResults(2))
                .stream()
                .flatMap(page -> page.executions().stream())
                .map(each -> each.name() + each.status());
        var types = client
                .getExecutionHistoryPaginator(get -> get.executionArn(stopped).maxResults(3))
                .stream()
                .flatMap(page -> page.events().stream())
                .map(each -> each.type());

        assertThat(names).containsExactly("n4ABORTED", "n3RUNNING", "n2RUNNING", "n1RUNNING", "n0RUNNING");
        assertThat(types)
                .startsWith(HistoryEventType.EXECUTION_STARTED, HistoryEventType.TASK_STATE_ENTERED)
                .endsWith(HistoryEventType.TASK_SUBMITTED, HistoryEventType.EXECUTION_ABORTED)
                .doesNotContain(HistoryEventType.UNKNOWN_TO_SDK_VERSION);
    }

    @Test
    void letsInWhoMay() {
        start("n", "{}");
        try (var other = client("'Effect':'Allow','Action':'states:SendTaskSuccess','Resource':'" + MACHINE + "2'")) {
            assertThatExceptionOfType(SfnException.class)
                    .isThrownBy(() -> other.sendTaskSuccess(
                            send -> send.taskToken(token()).output("{}")))
                    .withMessageContaining("not authorized");
            assertThatExceptionOfType(SfnException.class)
                    .isThrownBy(() -> other.startExecution(start -> start.stateMachineArn(MACHINE)))
                    .withMessageContaining("states:StartExecution");
        }
    }
}
