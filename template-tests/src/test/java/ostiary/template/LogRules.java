package ostiary.template;

import java.util.stream.Stream;

/// CloudWatch Logs enters each log group that AWS delivers to into one policy of the account, which holds 5,120
/// characters; those with a certain prefix need no entry of their own
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html>).
final class LogRules {
    private LogRules() {}

    static Stream<String> accessLogs(Template template) {
        return template.all("AWS::ApiGatewayV2::Stage")
                .filter(stage -> stage.has("AccessLogSettings"))
                .map(stage -> template.behind(stage.text("AccessLogSettings.DestinationArn"))
                        .orElseThrow())
                .filter(group -> !(group.has("LogGroupName")
                        && group.text("LogGroupName").startsWith("/aws/vendedlogs/")))
                .map(group -> group.id() + " takes a place in the account's policy");
    }
}
