package ostiary.deployed;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.lambda.Functions;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;
import ostiary.emulators.lambda.Outcome;

/// EventBridge Scheduler's part: at its time a schedule invokes its target, under its own role and with the
/// event that the template gives it.
final class Schedules {
    private final Stack stack;
    private final Functions functions;

    Schedules(Stack stack, Functions functions) {
        this.stack = stack;
        this.functions = functions;
    }

    /// Lets the time of each schedule come.
    ///
    /// @return what came of it, by the ARN of the target
    Map<String, Outcome> fire() {
        return stack.all("AWS::Scheduler::Schedule").stream()
                .map(Schedules::target)
                .collect(toMap(target -> target.required("Arn").asText(), this::invoke));
    }

    private static JsonNode target(Resource schedule) {
        schedule.ignore("Description", "FlexibleTimeWindow");
        schedule.mustBe("ScheduleExpression", "rate(1 day)");
        return schedule.property("Target");
    }

    private Outcome invoke(JsonNode target) {
        var arn = target.required("Arn").asText();
        var role = functions.roles().ofScheduler(target.required("RoleArn").asText());
        if (role.decide(Access.of("lambda:InvokeFunction", arn)) != Decision.ALLOWED) {
            throw new AssertionError(role + " may not call " + arn);
        }
        return functions.invoke(arn, target.required("Input").asText());
    }
}
