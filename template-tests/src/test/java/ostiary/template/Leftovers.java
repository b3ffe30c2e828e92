package ostiary.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The resources that a stack has left behind, and AWS's answers to commands on them. It refuses as AWS does:
/// what is not there, what is protected, what is of another type.
final class Leftovers {
    private static final List<String> KEPT = List.of("Retain", "RetainExceptOnCreate");

    /// `ostiary user` makes such a group for a table: it is in no stack.
    private static final String OPERATORS = "/ostiary/operators/";

    private final Map<String, Resource> left = new TreeMap<>();
    private final TreeSet<String> isProtected = new TreeSet<>();
    private boolean stackIsProtected;
    private boolean stackIsThere = true;

    Leftovers(Template template, boolean stackIsProtected) {
        this.stackIsProtected = stackIsProtected;
        template.all("AWS::DynamoDB::Table")
                .map(table -> OPERATORS + table.id())
                .forEach(group -> left.put(group, group(group)));
        for (var resource : template.resources()) {
            if (KEPT.contains(resource.json().path("DeletionPolicy").asText())) {
                left.put(resource.id(), resource);
                // A role can't go while it has a policy.
                if (RollbackRules.isProtected(resource) || resource.has("Policies")) {
                    isProtected.add(resource.id());
                }
            }
        }
    }

    private static Resource group(String name) {
        return new Resource(name, JsonNodeFactory.instance.objectNode().put("Type", "AWS::Logs::LogGroup"));
    }

    /// As `list-stack-resources` tells of a stack that is gone: status, type and name, a line each.
    static String listed(Template template) {
        return template.resources().stream()
                .map(resource -> {
                    boolean kept =
                            KEPT.contains(resource.json().path("DeletionPolicy").asText());
                    return (kept ? "DELETE_SKIPPED " : "DELETE_COMPLETE ") + resource.type() + " " + resource.id();
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The ids of what is still there.
    Stream<String> left() {
        return left.keySet().stream();
    }

    boolean isStackThere() {
        return stackIsThere;
    }

    /// @param line a command of `aws`, or of `npx cdk`
    /// @throws AssertionError if AWS would refuse it, or nobody has said here what it does
    void run(String line) {
        var words = line.split(" ", -1);
        var command = words[0] + " " + words[1];
        switch (command) {
            case "cloudformation update-termination-protection" -> {
                require(line.contains("--no-enable-termination-protection"), line);
                stackIsProtected = false;
            }
            case "cdk destroy" -> {
                require(!stackIsProtected, line);
                stackIsThere = false;
            }
            case "dynamodb update-table" -> {
                require(line.contains("--no-deletion-protection-enabled"), line);
                isProtected.remove(there("AWS::DynamoDB::Table", "--table-name", line));
            }
            case "dynamodb wait" -> there("AWS::DynamoDB::Table", "--table-name", line);
            case "dynamodb delete-table" -> delete("AWS::DynamoDB::Table", "--table-name", line);
            case "cognito-idp update-user-pool" -> {
                require(line.contains("--deletion-protection INACTIVE"), line);
                isProtected.remove(there("AWS::Cognito::UserPool", "--user-pool-id", line));
            }
            case "cognito-idp delete-user-pool" -> delete("AWS::Cognito::UserPool", "--user-pool-id", line);
            case "secretsmanager delete-secret" -> delete("AWS::SecretsManager::Secret", "--secret-id", line);
            case "logs delete-log-group" -> delete("AWS::Logs::LogGroup", "--log-group-name", line);
            case "kms schedule-key-deletion" -> {
                delete("AWS::KMS::Key", "--key-id", line);
                // What it encrypts could not be brought back.
                require(left.values().stream().noneMatch(Leftovers::isEncrypted), line);
            }
            case "apigateway update-account" ->
                left.values().removeIf(resource -> resource.type().equals("AWS::ApiGateway::Account"));
            case "iam delete-role-policy" -> {
                var role = there("AWS::IAM::Role", "--role-name", line);
                require(policiesOf(role).contains(argument("--policy-name", line)), line);
                isProtected.remove(role);
            }
            case "iam delete-role" -> {
                require(left.values().stream().noneMatch(each -> each.type().equals("AWS::ApiGateway::Account")), line);
                delete("AWS::IAM::Role", "--role-name", line);
            }
            default -> throw new AssertionError("who knows what this does: " + line);
        }
    }

    private void delete(String type, String option, String line) {
        var id = there(type, option, line);
        require(!stackIsThere && !isProtected.contains(id), line);
        left.remove(id);
    }

    private String there(String type, String option, String line) {
        var id = argument(option, line);
        var resource = left.get(id);
        require(resource != null && resource.type().equals(type), line);
        return id;
    }

    private List<String> policiesOf(String role) {
        var resource = left.get(role);
        return resource == null
                ? List.of()
                : resource.list("Policies").stream()
                        .map(policy -> policy.path("PolicyName").asText())
                        .toList();
    }

    private static boolean isEncrypted(Resource resource) {
        return resource.has("KmsKeyId") || resource.has("SSESpecification");
    }

    private static String argument(String option, String line) {
        require(line.contains(option + " "), line);
        return line.replaceFirst(".*" + option + " (\\S+).*", "$1");
    }

    private static void require(boolean granted, String line) {
        if (!granted) {
            throw new AssertionError("AWS would refuse: " + line);
        }
    }
}
