package ostiary.cdk.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The monthly cost of a template while nobody uses it.
record AtRest(Template template) {
    private static final Set<String> PRICED = Set.of(
            "AWS::KMS::Key",
            "AWS::SecretsManager::Secret",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::WAFv2::WebACL");

    /// Resources that cost nothing by themselves, or only by what is done with them: traffic, or users of a
    /// Cognito pool.
    private static final List<String> FREE = List.of(
            "AWS::ApiGateway::",
            "AWS::ApiGatewayV2::",
            "AWS::CDK::",
            "AWS::CertificateManager::",
            "AWS::CloudFront::",
            "AWS::CodeDeploy::",
            "AWS::Cognito::",
            "AWS::DynamoDB::",
            "AWS::IAM::",
            "AWS::KMS::Alias",
            "AWS::Lambda::",
            "AWS::Logs::",
            "AWS::Route53::RecordSet",
            "AWS::SNS::",
            "AWS::Scheduler::",
            "AWS::SecretsManager::ResourcePolicy",
            "AWS::SecretsManager::RotationSchedule",
            "AWS::WAFv2::WebACLAssociation",
            "Custom::");

    private static final int MINUTE = 60;

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        add(
                lines,
                "KMS keys",
                count("AWS::KMS::Key"),
                ListPrice.KMS_KEY,
                "a dollar more after each of two yearly rotations");
        add(lines, "secrets", count("AWS::SecretsManager::Secret"), ListPrice.SECRET, "");
        var alarms = count("AWS::CloudWatch::Alarm");
        add(lines, "metrics of alarms", alarmMetrics(false), ListPrice.ALARM_METRIC, alarms + " alarms");
        add(lines, "metrics of fast alarms", alarmMetrics(true), ListPrice.FAST_ALARM_METRIC, "");
        add(lines, "dashboards", count("AWS::CloudWatch::Dashboard"), ListPrice.DASHBOARD, "");
        add(lines, "web ACLs", count("AWS::WAFv2::WebACL"), ListPrice.FIREWALL, "");
        add(lines, "rules of web ACLs", rules(), ListPrice.FIREWALL_RULE, "");
        return lines;
    }

    /// Types that this knows no price of.
    List<String> unpriced() {
        return template.countsByType().keySet().stream()
                .filter(type -> !PRICED.contains(type) && FREE.stream().noneMatch(type::startsWith))
                .toList();
    }

    /// How many resources cost nothing at rest.
    int free() {
        return template.countsByType().entrySet().stream()
                .filter(type -> !PRICED.contains(type.getKey()))
                .mapToInt(type -> type.getValue())
                .sum();
    }

    private static void add(List<Line> lines, String what, int count, ListPrice price, String note) {
        if (count > 0) {
            lines.add(new Line(what, count, price, note));
        }
    }

    private int count(String type) {
        return template.all(type).size();
    }

    private int alarmMetrics(boolean fast) {
        return template.all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> isFast(alarm) == fast)
                .mapToInt(AtRest::metrics)
                .sum();
    }

    /// An expression costs nothing; the metrics in it do.
    private static int metrics(JsonNode alarm) {
        return Math.max(1, alarm.findValues("MetricStat").size());
    }

    private static boolean isFast(JsonNode alarm) {
        return alarm.findValues("Period").stream().anyMatch(period -> period.asInt(MINUTE) < MINUTE);
    }

    private int rules() {
        return template.all("AWS::WAFv2::WebACL").stream()
                .mapToInt(acl -> acl.path("Rules").size())
                .sum();
    }
}
