package ostiary.template;

import java.util.stream.Stream;

/// An alarm that reads what another stack writes wakes the wrong people. A metric is its namespace, its name and its
/// dimensions, in the whole account and region
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html>).
final class MetricRules {
    private MetricRules() {}

    static Stream<String> alarms(Template template) {
        return template.all("AWS::CloudWatch::Alarm")
                .map(AlarmRule::read)
                .flatMap(alarm -> alarm.metrics().values().stream()
                        .filter(metric -> !isOf(template, metric))
                        .map(metric -> alarm.name() + " reads " + metric.name() + " of every stack"));
    }

    /// By its namespace, which has the further services of the stack behind an underscore, by the name of a resource
    /// that CloudFormation gives, or by the table that the stack is told to use.
    private static boolean isOf(Template template, MetricQuery metric) {
        return metric.namespace().equals("Ostiary/" + template.stack())
                || metric.namespace().startsWith("Ostiary/" + template.stack() + "_")
                || metric.dimensions().values().stream().anyMatch(value -> value.startsWith("${"))
                || isTable(template, metric.dimensions().getOrDefault("TableName", ""))
                || isRestApi(template, metric.dimensions().getOrDefault("ApiName", ""));
    }

    /// REST APIs report by their names
    /// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html>).
    private static boolean isRestApi(Template template, String name) {
        return (name.equals(template.stack()) || name.startsWith(template.stack() + "_"))
                && template.all("AWS::ApiGateway::RestApi")
                        .anyMatch(api -> api.text("Name").equals(name));
    }

    private static boolean isTable(Template template, String name) {
        return !name.isEmpty()
                && template.all("AWS::Lambda::Function")
                        .anyMatch(function -> function.text("Environment.Variables.OSTIARY_TABLE")
                                .equals(name));
    }
}
