package ostiary.deployed.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.deployed.iam.Grant;
import ostiary.deployed.iam.Role;
import ostiary.deployed.iam.Statement;
import ostiary.deployed.stack.Resource;
import ostiary.deployed.stack.Stack;

/// The roles of a stack, each with the statements of all its policies.
public final class Roles {
    private final Map<String, Role> byArn = new TreeMap<>();

    Roles(Stack stack) {
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
            requireLambda(role);
            byArn.put(role.attribute("Arn"), new Role(role.ref(), statements.getOrDefault(role.ref(), List.of())));
        }
    }

    /// @throws IllegalArgumentException if the stack has no such role
    Role role(String arn) {
        return Optional.ofNullable(byArn.get(arn)).orElseThrow(() -> new IllegalArgumentException("no role " + arn));
    }

    public List<Role> all() {
        return List.copyOf(byArn.values());
    }

    /// All that anybody in the stack may do.
    public List<Grant> grants() {
        return all().stream().flatMap(role -> role.grants().stream()).toList();
    }

    private static void requireLambda(Resource role) {
        var trusted = role.property("AssumeRolePolicyDocument").path("Statement");
        if (trusted.valueStream().noneMatch(Roles::letsLambda)) {
            throw new IllegalArgumentException("Lambda can't assume " + role.id() + ": " + trusted);
        }
    }

    private static boolean letsLambda(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow")
                && statement.path("Action").asText().equals("sts:AssumeRole")
                && statement.path("Principal").path("Service").asText().equals("lambda.amazonaws.com");
    }
}
