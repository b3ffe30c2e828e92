package ostiary.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ostiary.adapters.states.StepFunctionsEngine;
import ostiary.core.UnavailableException;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.deletion.InMemorySagaStore;
import ostiary.core.deletion.SagaEngine;
import ostiary.core.mail.Mail;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.emulators.aws.states.Execution;
import ostiary.emulators.aws.states.ExecutionExistsException;
import ostiary.emulators.aws.states.StateMachine;
import ostiary.emulators.aws.states.StateMachines;
import ostiary.emulators.aws.states.TaskAnswer;
import ostiary.emulators.aws.states.TaskRequest;
import ostiary.emulators.aws.states.TokenException;
import ostiary.functions.gateway.FlatJson;
import ostiary.functions.saga.SagaReply;
import ostiary.functions.saga.SagaStart;
import ostiary.functions.saga.SagaSteps;
import ostiary.subscriber.InMemorySagaMemory;
import ostiary.subscriber.ParticipantQueue;
import ostiary.subscriber.SagaMemory;
import ostiary.subscriber.SagaRequest;
import ostiary.template.SagaTemplate;

/// One deletion: the synthesized state machine in virtual time, the real steps over stores in memory, and participants
/// by the kit. Each attempt of a task has the trouble that the plan says.
final class SagaWorld {
    static final Duration GRACE = Duration.ofDays(30);

    private static final String ARN = "arn:aws:states:eu-central-1:111122223333:stateMachine:Deletion";
    private static final Duration LATER = Duration.ofDays(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    final World world = new World();
    final EmailAddress email = Fresh.email();
    final User ada = world.account(email);
    final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, SagaMemory> memories = new HashMap<>();
    final List<String> messages = new ArrayList<>();
    final Instant at = world.clock.instant().plus(GRACE).truncatedTo(ChronoUnit.SECONDS);

    private final InMemoryUserStore users = (InMemoryUserStore) world.stores.users();
    private final HurriedStore store = new HurriedStore(new InMemorySagaStore(users), world.clock);
    private final SagaSteps steps =
            new SagaSteps(new DeletionSaga(store, users, this::mail, world.journal, world.clock));
    private final SagaReply replies = new SagaReply(new Engine());
    private final Errands errands = new Errands();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final StateMachines machines;
    private final StateMachine machine;
    private final Plan plan;
    private final Deque<String> nonsense = new ArrayDeque<>();
    private boolean isMailAway;
    private boolean isMended;
    private int alarms;
    private int abandoned;

    SagaWorld(Plan plan) {
        this.plan = plan;
        this.machines = new StateMachines(world.clock, (_, request) -> invoke(request), 1);
        SagaTemplate.PARTICIPANTS.forEach(name -> {
            services.put(name, new Service(plan.refusing().contains(name)));
            memories.put(name, new InMemorySagaMemory());
        });
        this.machine = machines.create(
                ARN,
                "arn:aws:iam::111122223333:role/Deletion",
                SagaTemplate.definition()
                        .replace("${Steps}", "arn:aws:lambda:eu-central-1:111122223333:function:steps")
                        .replace("${Queue", "https://sqs.example/{"));
    }

    private void mail(Mail mail) {
        if (isMailAway) {
            throw new UnavailableException("mail", null);
        }
        world.outbox.send(mail);
    }

    /// No mail is sent from now on.
    void losesMail() {
        isMailAway = true;
    }

    /// The instance of the steps reads a time that has not come.
    void hurries(Duration by) {
        store.hurry(by);
    }

    /// The operator answers so at first.
    void mistypes(List<String> decisions) {
        nonsense.addAll(decisions);
    }

    /// Whoever was dead answers from now on.
    void mend() {
        isMended = true;
    }

    /// Does something at a time.
    void then(Instant when, Runnable what) {
        errands.add(when, what);
    }

    /// Somebody stops the execution.
    void stop() {
        machines.stop(machines.executions(ARN).getFirst(), null, null);
    }

    /// The engine as the functions know it.
    private final class Engine implements SagaEngine {
        @Override
        public void start(UserId user, long version, Instant deletesAt, Instant prepareAt) {
            try {
                var input = read(StepFunctionsEngine.input(user, deletesAt, prepareAt));
                machines.start(machine, StepFunctionsEngine.name(user, version, deletesAt), input);
            } catch (ExecutionExistsException startedBefore) {
                // As the adapter takes it.
            }
        }

        @Override
        public void answer(String token, String outcome, String reason) {
            send(token, "{\"outcome\":\"%s\",\"reason\":\"%s\"}".formatted(outcome, reason));
        }

        @Override
        public void keepWaiting(String token) {
            machines.sendTaskHeartbeat(token);
        }
    }

    /// Asks for the deletion, whose event comes twice, and lets time pass.
    Execution run() throws IOException {
        request();
        return start();
    }

    void request() {
        world.stores.deletions().request(ada.id(), users.findCredential(email), world.clock.instant(), at);
    }

    /// Starts another with the same input and another name, as the runbook says.
    Execution startAnew(Execution failed) {
        var second = machines.start(machine, failed.name() + "-2", failed.input());
        errands.runAll(machines, world.clock);
        return second;
    }

    Execution start() throws IOException {
        var start = new SagaStart(new Engine(), Duration.ofDays(7));
        var event = "{\"type\":\"user.deletion_requested\",\"entityversion\":3,"
                + "\"data\":{\"user_id\":\"%s\",\"email\":\"%s\",\"deletes_at\":\"%s\"}}"
                        .formatted(ada.id(), email.value(), at);
        start.take(flat(event));
        start.take(flat(event));
        plan.keeps()
                .ifPresent(part -> errands.add(
                        at.minus(GRACE).plus(GRACE.multipliedBy(part).dividedBy(1000)), this::keep));
        return pass();
    }

    /// Lets time pass until nothing is due any more.
    Execution pass() {
        errands.runAll(machines, world.clock);
        return machines.executions(ARN).getFirst();
    }

    void keep() {
        try {
            world.deletion.cancel().keep(ada.id());
        } catch (UnavailableException tooLate) {
            // It is final.
        }
    }

    private TaskAnswer invoke(TaskRequest request) {
        if (request.resource().contains("sqs")) {
            var body = request.parameters().required("MessageBody");
            return ask(body.isTextual() ? body.textValue() : body.toString());
        }
        var payload = request.parameters().required("Payload");
        return payload.required("step").textValue().equals("park")
                ? park(request.token().orElseThrow())
                : step(payload);
    }

    private TaskAnswer step(JsonNode payload) {
        var trouble = planned(payload.required("step").textValue());
        if (trouble.isEmpty()) {
            return take(payload);
        }
        return switch (trouble.get()) {
            case THROWS -> new TaskAnswer.Failed("Lambda.TooManyRequestsException", "");
            case TIMES_OUT -> new TaskAnswer.Silent();
            case DIES_AFTER_ITS_WRITE -> {
                take(payload);
                yield new TaskAnswer.Failed("Lambda.Unknown", "");
            }
            case ANSWERS_TWICE -> {
                take(payload);
                yield take(payload);
            }
            case ANSWERS_LATE -> new TaskAnswer.Late(Duration.ofMinutes(5), take(payload));
        };
    }

    private TaskAnswer take(JsonNode payload) {
        try {
            var answer = steps.take(flat(payload.toString()), () -> {});
            return new TaskAnswer.Succeeded(JSON.createObjectNode().set("Payload", read(answer)));
        } catch (UnavailableException failed) {
            return new TaskAnswer.Failed("ostiary.functions.SagaStepsHandler$StepFailedException", "");
        }
    }

    private TaskAnswer ask(String body) {
        messages.add(body);
        var request = SagaRequest.parse(body);
        var task = request.phase().text() + " " + request.participant();
        var trouble = planned(task);
        if ((plan.dead().contains(task) && !isMended) || trouble.equals(Optional.of(Trouble.TIMES_OUT))) {
            return new TaskAnswer.Succeeded(JSON.createObjectNode());
        }
        if (trouble.equals(Optional.of(Trouble.THROWS))) {
            return new TaskAnswer.Failed("SQS.SdkClientException", "");
        }
        var reply = work(request);
        switch (trouble.orElse(Trouble.ANSWERS_TWICE)) {
            case DIES_AFTER_ITS_WRITE -> {}
            case ANSWERS_LATE -> errands.add(world.clock.instant().plus(LATER), () -> replies.take(flat(reply)));
            default -> {
                var soon = world.clock.instant().plusSeconds(1);
                errands.add(soon, () -> replies.take(flat(reply)));
                if (trouble.isPresent()) {
                    errands.add(soon.plusSeconds(1), () -> replies.take(flat(work(request))));
                }
            }
        }
        return new TaskAnswer.Succeeded(JSON.createObjectNode());
    }

    /// Has the participant do what it is asked, and gives its answer.
    private String work(SagaRequest request) {
        var service = Objects.requireNonNull(services.get(request.participant()));
        var memory = Objects.requireNonNull(memories.get(request.participant()));
        return new ParticipantQueue(service, memory, _ -> {}, (_, _) -> {})
                .answer(request)
                .body();
    }

    private TaskAnswer park(String token) {
        alarms++;
        errands.add(world.clock.instant().plus(Duration.ofHours(1)), () -> {
            if (!nonsense.isEmpty()) {
                send(token, nonsense.remove());
                return;
            }
            isMended = !plan.givesUp();
            abandoned += plan.givesUp() ? 1 : 0;
            send(token, plan.givesUp() ? "{\"decision\":\"abandon\"}" : "{\"decision\":\"retry\"}");
        });
        return new TaskAnswer.Succeeded(JSON.createObjectNode());
    }

    private void send(String token, String output) {
        try {
            machines.sendTaskSuccess(token, read(output));
        } catch (TokenException nobodyWaits) {
            // As the adapter takes it.
        }
    }

    private Optional<Trouble> planned(String task) {
        int attempt = attempts.merge(task, 1, Integer::sum);
        return Optional.ofNullable(plan.troubles().get(task + " " + attempt));
    }

    private static FlatJson flat(String text) {
        try {
            return FlatJson.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    int alarms() {
        return alarms;
    }

    int abandoned() {
        return abandoned;
    }

    /// Whether the account is there, and will stay.
    boolean isKept() {
        return users.findStatus(ada.id())
                .filter(status -> status.deletesAt().isEmpty())
                .isPresent();
    }
}
