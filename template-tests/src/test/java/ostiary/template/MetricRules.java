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
                        .filter(metric -> !isOf(template.stack(), metric))
                        .map(metric -> alarm.name() + " reads " + metric.name() + " of every stack"));
    }

    /// By its namespace, which has the further services of the stack behind an underscore, or by the name of a resource
    /// that CloudFormation gives.
    private static boolean isOf(String stack, MetricQuery metric) {
        return metric.namespace().equals("Ostiary/" + stack)
                || metric.namespace().startsWith("Ostiary/" + stack + "_")
                || metric.dimensions().values().stream().anyMatch(value -> value.startsWith("${"));
    }
}
