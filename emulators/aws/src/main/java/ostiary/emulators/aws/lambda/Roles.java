package ostiary.emulators.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.iam.Statement;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The IAM roles of a stack, with the statements of all their policies. Those of each service are kept apart, because
/// no function runs with a role of CodeDeploy or of EventBridge Scheduler.
public final class Roles {
    private final Map<String, Role> byArn = new TreeMap<>();
    private final Map<String, Role> ofCodeDeploy = new TreeMap<>();
    private final Map<String, Role> ofScheduler = new TreeMap<>();
    private final Map<String, Role> ofStates = new TreeMap<>();

    public Roles(Stack stack) {
        var statements = new TreeMap<String, List<Statement>>();
        for (var policy : stack.all("AWS::IAM::Policy")) {
            policy.ignore("PolicyName");
            var read = Statement.allOf(policy.property("PolicyDocument"));
            policy.texts("Roles")
                    .forEach(role -> statements
                            .computeIfAbsent(role, _ -> new ArrayList<>())
                            .addAll(read));
        }
        for (var role : stack.all("AWS::IAM::Role")) {
            var read = new Role(role.ref(), statements.getOrDefault(role.ref(), List.of()));
            if (isOf("lambda.amazonaws.com", role)) {
                byArn.put(role.attribute("Arn"), read);
            } else if (isOf("codedeploy.amazonaws.com", role)) {
                ofCodeDeploy.put(role.attribute("Arn"), read);
            } else if (isOf("scheduler.amazonaws.com", role)) {
                ofScheduler.put(role.attribute("Arn"), read);
            } else if (isOf("states.amazonaws.com", role)) {
                ofStates.put(role.attribute("Arn"), read);
            } else if (!isOf("apigateway.amazonaws.com", role)) { // by which REST APIs write their logs
                throw new IllegalArgumentException("nobody here assumes " + role.id());
            }
        }
    }

    /// Returns an execution role.
    ///
    /// @throws IllegalArgumentException if Lambda cannot assume a role with this ARN
    Role role(String arn) {
        return Optional.ofNullable(byArn.get(arn)).orElseThrow(() -> new IllegalArgumentException("no role " + arn));
    }

    /// Returns a role for CodeDeploy.
    ///
    /// @throws IllegalArgumentException if CodeDeploy cannot assume a role with this ARN
    public Role ofCodeDeploy(String arn) {
        return Optional.ofNullable(ofCodeDeploy.get(arn))
                .orElseThrow(() -> new IllegalArgumentException("no role " + arn));
    }

    /// Returns a role for EventBridge Scheduler.
    ///
    /// @throws IllegalArgumentException if Scheduler cannot assume a role with this ARN
    public Role ofScheduler(String arn) {
        return Optional.ofNullable(ofScheduler.get(arn))
                .orElseThrow(() -> new IllegalArgumentException("no role " + arn));
    }

    /// Returns a role for Step Functions.
    ///
    /// @throws IllegalArgumentException if Step Functions cannot assume a role with this ARN
    public Role ofStates(String arn) {
        return Optional.ofNullable(ofStates.get(arn)).orElseThrow(() -> new IllegalArgumentException("no role " + arn));
    }

    /// The execution roles of functions.
    public List<Role> all() {
        return List.copyOf(byArn.values());
    }

    /// The grants of all execution roles.
    public List<Grant> grants() {
        return all().stream().flatMap(role -> role.grants().stream()).toList();
    }

    private static boolean isOf(String service, Resource role) {
        return role.property("AssumeRolePolicyDocument")
                .path("Statement")
                .valueStream()
                .anyMatch(statement -> lets(service, statement));
    }

    private static boolean lets(String service, JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow")
                && statement.path("Action").asText().equals("sts:AssumeRole")
                && statement.path("Principal").path("Service").asText().equals(service);
    }
}
