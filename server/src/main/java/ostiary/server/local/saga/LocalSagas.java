package ostiary.server.local.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import ostiary.adapters.states.StepFunctionsEngine;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.event.DomainEvent;
import ostiary.core.event.EventData;
import ostiary.core.event.EventType;
import ostiary.emulators.aws.states.Execution;
import ostiary.emulators.aws.states.ExecutionExistsException;
import ostiary.emulators.aws.states.StateMachine;
import ostiary.emulators.aws.states.StateMachines;
import ostiary.emulators.aws.states.StatesService;
import ostiary.emulators.aws.states.TokenException;
import ostiary.subscriber.InMemorySagaMemory;
import ostiary.subscriber.ParticipantQueue;

/// Runs deletions that a demo shop takes part in, by the state machine that the stack has. They end with the
/// process; the accounts go by their clock all the same.
public final class LocalSagas implements AutoCloseable {
    /// The name of the shop.
    static final String PARTICIPANT = "shop";

    /// As Step Functions names it.
    public static final String MACHINE = "arn:aws:states:eu-central-1:000000000000:stateMachine:ostiary-deletion";

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DemoShop shop = new DemoShop();
    private final Duration window;
    private final StateMachines machines;
    private final StateMachine machine;
    private final Thread engine;
    private volatile boolean closed;

    /// Begins with no execution.
    ///
    /// @param window from the question to the shop to the end of an account
    public LocalSagas(DeletionSaga saga, Duration window) {
        this.window = window;
        var kit = new ParticipantQueue(shop, new InMemorySagaMemory(), _ -> {}, (_, _) -> {});
        this.machines = new StateMachines(InstantSource.system(), new SagaTasks(saga, kit, this::answer), 1);
        this.machine = machines.create(MACHINE, "arn:aws:iam::000000000000:role/ostiary-deletion", definition());
        this.engine = Thread.ofVirtual().name("sagas").start(this::run);
    }

    /// The stack's own, which has it from the CDK.
    private static String definition() {
        try (var text =
                Objects.requireNonNull(LocalSagas.class.getResourceAsStream("deletion.asl.json"), "definition")) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Step Functions, for a client on this machine.
    public StatesService service() {
        return new StatesService(machines);
    }

    /// All deletions of this run, the latest first.
    public List<Execution> executions() {
        return machines.executions(MACHINE);
    }

    /// Hears of a user, and starts a deletion that was asked for.
    public void take(DomainEvent event) {
        if (event.data() instanceof EventData.OfUser user) {
            shop.hear(user);
            if (event.type() == EventType.USER_DELETION_REQUESTED) {
                user.deletesAt().ifPresent(at -> start(user, event.version().orElseThrow(), at));
            }
        }
    }

    private void start(EventData.OfUser user, long version, Instant at) {
        var input = StepFunctionsEngine.input(user.user(), at, at.minus(window));
        try {
            machines.start(machine, StepFunctionsEngine.name(user.user(), version, at), JSON.readTree(input));
        } catch (ExecutionExistsException startedBefore) {
            // The event came twice.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void answer(String token, ObjectNode output) {
        try {
            machines.sendTaskSuccess(token, output);
        } catch (TokenException nobodyWaits) {
            // A second answer, or a late one.
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (!machines.step()) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException ended) {
                return;
            } catch (RuntimeException fault) {
                FaultLog.record(fault);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        engine.interrupt();
    }
}
