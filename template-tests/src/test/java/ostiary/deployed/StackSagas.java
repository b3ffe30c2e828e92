package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ostiary.emulators.aws.eventsource.EventMapping;
import ostiary.emulators.aws.eventsource.VirtualClock;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.lambda.Roles;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.aws.states.Execution;
import ostiary.emulators.aws.states.ServiceTasks;
import ostiary.emulators.aws.states.StackStateMachines;
import ostiary.emulators.aws.states.StateMachine;
import ostiary.emulators.aws.states.StateMachines;
import ostiary.emulators.aws.states.StatesService;
import ostiary.emulators.aws.states.TaskAnswer;
import ostiary.emulators.aws.states.TaskInvoker;
import ostiary.emulators.aws.states.TaskRequest;

/// The state machines of a stack, each by its role. Time passes for them only while they run, and for them
/// alone: of the days of a deletion the stream, which forgets a change after hours, knows nothing.
final class StackSagas {
    private static final String MACHINE = "AWS::StepFunctions::StateMachine";
    private static final int MOST_STEPS = 20_000;

    private final Stack stack;
    private final StackEvents events;
    private final VirtualClock clock = new VirtualClock(Instant.now());
    private final StateMachines machines;
    private Optional<Functions> functions = Optional.empty();

    StackSagas(Stack stack, StackEvents events) {
        this.stack = stack;
        this.events = events;
        this.machines = new StateMachines(clock, new Tasks(), 1);
    }

    /// Step Functions, as functions and operators call it.
    StatesService service() {
        return new StatesService(machines);
    }

    /// Makes the machines, once there are functions.
    void runBy(Functions made) {
        this.functions = Optional.of(made);
        check(stack, made.roles());
        StackStateMachines.create(stack, machines);
    }

    /// Refuses what Step Functions does: a machine whose role it may not assume
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html>).
    ///
    /// @throws IllegalArgumentException if there is one
    static void check(Stack stack, Roles roles) {
        stack.all(MACHINE).forEach(machine -> roles.ofStates(machine.text("RoleArn")));
    }

    private Role role(String arn) {
        return functions.orElseThrow().roles().ofStates(arn);
    }

    /// The role of the one machine.
    Role role() {
        return role(stack.all(MACHINE).getFirst().text("RoleArn"));
    }

    /// The execution whose name begins so; empty if none was started.
    Optional<Execution> find(String name) {
        return stack.all(MACHINE).stream()
                .flatMap(machine -> machines.executions(machine.ref()).stream())
                .filter(execution -> execution.name().startsWith(name))
                .findFirst();
    }

    /// Lets time pass until it is over, or nothing moves any more.
    ///
    /// @param others who do something of their own
    void run(BooleanSupplier isOver, EventMapping others) {
        var mappings = new ArrayList<EventMapping>(events.mappings());
        mappings.add(others);
        for (int steps = 0; steps < MOST_STEPS && !isOver.getAsBoolean(); steps++) {
            boolean any = machines.step();
            for (var mapping : mappings) {
                any |= mapping.step();
            }
            if (!any && !move(events.clock(), mappings) && !move(clock, List.of(machines))) {
                return;
            }
        }
    }

    /// Moves to when there is something to do.
    ///
    /// @return false if there will be nothing
    private static boolean move(VirtualClock moved, List<? extends EventMapping> all) {
        var next = all.stream()
                .filter(mapping -> !mapping.isIdle())
                .flatMap(mapping -> mapping.next().stream())
                .min(Comparator.naturalOrder());
        next.ifPresent(moved::moveTo);
        return next.isPresent();
    }

    /// Calls other services by the role of the machine, which has to be let use the key of its data, too
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html>).
    private final class Tasks implements TaskInvoker {
        private final TaskInvoker services = new ServiceTasks(
                StackSagas.this::role,
                (function, event) -> functions.orElseThrow().invoke(function, event),
                events.queues(),
                events.topics());
        private final Map<String, String> keys = new HashMap<>();

        @Override
        public boolean has(String resource, JsonNode parameters) {
            return services.has(resource, parameters);
        }

        @Override
        public TaskAnswer invoke(StateMachine machine, TaskRequest request) {
            var key = keys.computeIfAbsent(machine.arn(), this::key);
            boolean isReadable = List.of("kms:Decrypt", "kms:GenerateDataKey").stream()
                    .allMatch(action -> role(machine.roleArn()).decide(Access.of(action, key)) == Decision.ALLOWED);
            return isReadable
                    ? services.invoke(machine, request)
                    : new TaskAnswer.Failed("States.Runtime.KmsAccessDenied", "");
        }

        private String key(String machine) {
            return stack.all(MACHINE).stream()
                    .filter(one -> one.ref().equals(machine))
                    .map(one -> one.property("EncryptionConfiguration")
                            .required("KmsKeyId")
                            .asText())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
