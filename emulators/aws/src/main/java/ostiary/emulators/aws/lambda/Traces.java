package ostiary.emulators.aws.lambda;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.stack.Resource;

/// The traces that Lambda sends to X-Ray, with the execution role of the function.
final class Traces {
    private static final List<String> ACTIONS = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    private final Roles roles;
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    Traces(Roles roles) {
        this.roles = roles;
    }

    /// Sends one for an invocation if tracing is on and the role has the permissions.
    void record(Resource function) {
        if (function.property("TracingConfig").path("Mode").asText().equals("Active")) {
            var role = roles.role(function.text("Role"));
            if (ACTIONS.stream()
                    .map(action -> role.decide(Access.of(action, "*")))
                    .allMatch(Decision.ALLOWED::equals)) {
                sent.add(function.ref());
            }
        }
    }

    /// How many there are of a function.
    long of(Resource function) {
        return sent.stream().filter(function.ref()::equals).count();
    }
}
