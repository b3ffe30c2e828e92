package ostiary.template;

import java.util.stream.Stream;

/// The fate of a resource if the creation of its stack, or an update that brings it, fails
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>).
final class RollbackRules {
    private RollbackRules() {}

    static Stream<String> creations(Template template) {
        return template.resources().stream()
                .filter(resource -> !isOfTheAccount(template, resource))
                .flatMap(RollbackRules::creation);
    }

    /// The role by which all REST APIs of the account write their logs, which a deletion does not take from them:
    /// they would have none (<https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html>).
    private static boolean isOfTheAccount(Template template, Resource resource) {
        return template.all("AWS::ApiGateway::Account")
                .anyMatch(account -> account.id().equals(resource.id())
                        || account.text("CloudWatchRoleArn").equals(resource.arn()));
    }

    private static Stream<String> creation(Resource resource) {
        return switch (resource.json().path("DeletionPolicy").asText("Delete")) {
            case "Retain" ->
                isProtected(resource)
                        ? Stream.of()
                        : Stream.of(resource.id() + " stays when its creation fails, and the next try makes another");
            case "Delete", "RetainExceptOnCreate" ->
                isProtected(resource)
                        ? Stream.of(resource.id() + " can't be deleted when its creation fails, and stops the rollback")
                        : Stream.of();
            default -> Stream.of(resource.id() + " has a policy that is not modelled");
        };
    }

    /// <https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html>,
    /// <https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html>.
    static boolean isProtected(Resource resource) {
        return resource.property("DeletionProtectionEnabled").asBoolean()
                || resource.property("DeletionProtection").asText().equals("ACTIVE");
    }
}
