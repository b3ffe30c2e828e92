package ostiary.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A name that an account and region has once must not be the same in two stacks. Whatever outlives its stack must not
/// be in the way of the next stack of that name either.
final class NameRules {
    private static final Map<String, String> UNIQUE = Map.of(
            "AWS::CloudWatch::Alarm", "AlarmName",
            "AWS::CloudWatch::Dashboard", "DashboardName",
            "AWS::Logs::LogGroup", "LogGroupName",
            "AWS::Lambda::Function", "FunctionName",
            "AWS::DynamoDB::Table", "TableName",
            "AWS::SecretsManager::Secret", "Name",
            "AWS::IAM::Role", "RoleName",
            "AWS::SNS::Topic", "TopicName",
            "AWS::CodeDeploy::Application", "ApplicationName");

    private static final String STACK_ID = "${AWS::StackId}";

    private NameRules() {}

    static Stream<String> names(Template template) {
        return template.resources().stream()
                .filter(resource -> UNIQUE.containsKey(resource.type()))
                .flatMap(resource -> broken(resource, template.stack()));
    }

    private static Stream<String> broken(Resource resource, String stack) {
        var property = UNIQUE.getOrDefault(resource.type(), "");
        if (!resource.has(property)) {
            return Stream.of();
        }
        var name = resource.text(property);
        var kept = List.of("Retain", "RetainExceptOnCreate")
                .contains(resource.json().path("DeletionPolicy").asText());
        if (kept && !name.contains(STACK_ID)) {
            return Stream.of(name + " stays, and the next stack of this name can't have it");
        }
        return name.contains(stack) || name.contains(STACK_ID)
                ? Stream.of()
                : Stream.of(name + " is the same in another stack");
    }
}
