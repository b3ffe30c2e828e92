package ostiary.cli.doctor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The answers of AWS for an account in which all is well, as its API references show them.
final class HealthyAccount {
    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    static final String REGION = "eu-central-1";
    static final String STACK = "ostiary-prod";
    static final String CERTIFICATE = "arn:aws:acm:eu-central-1:111122223333:certificate/1";
    static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:alarms";
    static final String SIGNING_KEYS = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:signing";
    static final String SEALING_KEY = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:sealing";
    static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    private static final List<String[]> RESOURCES = List.of(
            new String[] {"AWS::DynamoDB::Table", "ostiary-table"},
            new String[] {"AWS::SecretsManager::Secret", SIGNING_KEYS},
            new String[] {"AWS::SecretsManager::Secret", SEALING_KEY},
            new String[] {"AWS::SecretsManager::RotationSchedule", SIGNING_KEYS},
            new String[] {"AWS::Lambda::Alias", alias("ostiary-login")},
            new String[] {"AWS::Lambda::Alias", alias("ostiary-signup")},
            new String[] {"AWS::CloudWatch::Alarm", "ostiary-prod-login-failing"},
            new String[] {"AWS::CloudWatch::Alarm", "ostiary-prod-api-failing"},
            new String[] {"AWS::ApiGatewayV2::DomainName", "auth.shop.example"});

    private HealthyAccount() {}

    private static String alias(String function) {
        return "arn:aws:lambda:eu-central-1:111122223333:function:" + function + ":live";
    }

    static Map<String, String> answers() {
        var answers = new HashMap<String, String>();
        beforeADeployment(answers);
        stack(answers);
        functions(answers);
        data(answers);
        alarms(answers);
        return answers;
    }

    private static void beforeADeployment(Map<String, String> answers) {
        answers.put("GetParameter", """
            {"Parameter":{"Name":"/cdk-bootstrap/hnb659fds/version","Type":"String","Value":"28"}}\
            """);
        answers.put("GetAccountSettings", """
            {"AccountLimit":{"TotalCodeSize":80530636800,"CodeSizeUnzipped":262144000,"ConcurrentExecutions":1000,
            "UnreservedConcurrentExecutions":1000},"AccountUsage":{"TotalCodeSize":1000000,"FunctionCount":10}}\
            """);
        answers.put("GetAccount", """
            {"DedicatedIpAutoWarmupEnabled":true,"EnforcementStatus":"HEALTHY","ProductionAccessEnabled":true,
            "SendQuota":{"Max24HourSend":50000.0,"MaxSendRate":14.0,"SentLast24Hours":120.0},"SendingEnabled":true,
            "SuppressionAttributes":{"SuppressedReasons":["BOUNCE","COMPLAINT"]}}\
            """);
        answers.put("GetEmailIdentity:shop.example", """
            {"IdentityType":"DOMAIN","VerifiedForSendingStatus":true,"FeedbackForwardingStatus":true,
            "DkimAttributes":{"SigningEnabled":true,"Status":"SUCCESS"},"ConfigurationSetName":null}\
            """);
        answers.put("GetMetricStatistics", """
            <GetMetricStatisticsResponse xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/">
            <GetMetricStatisticsResult><Datapoints><member><Maximum>0.0005</Maximum><Unit>None</Unit>
            <Timestamp>2026-11-28T12:00:00Z</Timestamp></member></Datapoints><Label>Reputation</Label>
            </GetMetricStatisticsResult></GetMetricStatisticsResponse>\
            """);
        answers.put("DescribeResourcePolicies", """
            {"resourcePolicies":[{"policyName":"AWSLogDeliveryWrite20150319","policyDocument":"{}"}]}\
            """);
        answers.put("ListOpenIDConnectProviders", """
            <ListOpenIDConnectProvidersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
            <ListOpenIDConnectProvidersResult><OpenIDConnectProviderList><member><Arn>%s</Arn></member>
            </OpenIDConnectProviderList></ListOpenIDConnectProvidersResult></ListOpenIDConnectProvidersResponse>\
            """.formatted(PROVIDER));
        answers.put("GetOpenIDConnectProvider", """
            <GetOpenIDConnectProviderResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
            <GetOpenIDConnectProviderResult><ClientIDList><member>sts.amazonaws.com</member></ClientIDList>
            <Url>token.actions.githubusercontent.com</Url></GetOpenIDConnectProviderResult>
            </GetOpenIDConnectProviderResponse>\
            """);
        answers.put("GetDomainName", """
            {"domainName":"auth.shop.example","domainNameConfigurations":[{"apiGatewayDomainName":
            "d-1.execute-api.eu-central-1.amazonaws.com","certificateArn":"%s","domainNameStatus":"AVAILABLE",
            "securityPolicy":"TLS_1_2"}]}\
            """.formatted(CERTIFICATE));
        answers.put("DescribeCertificate", """
            {"Certificate":{"CertificateArn":"%s","DomainName":"shop.example","SubjectAlternativeNames":
            ["shop.example","*.shop.example"],"Status":"ISSUED","NotAfter":%d}}\
            """.formatted(CERTIFICATE, NOW.getEpochSecond() + 200L * 24 * 3600));
    }

    private static void stack(Map<String, String> answers) {
        answers.put("DescribeStacks:ostiary-prod", """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
            <Stacks><member><StackName>ostiary-prod</StackName><StackStatus>UPDATE_COMPLETE</StackStatus>
            <EnableTerminationProtection>true</EnableTerminationProtection><Outputs><member>
            <OutputKey>ApiUrl</OutputKey><OutputValue>https://auth.shop.example</OutputValue></member><member>
            <OutputKey>TableName</OutputKey><OutputValue>ostiary-table</OutputValue></member></Outputs></member></Stacks>
            </DescribeStacksResult></DescribeStacksResponse>\
            """);
        answers.put("DescribeStacks:ostiary-github", """
            <DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>ostiary-github</StackName>
            <StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks></DescribeStacksResult>
            </DescribeStacksResponse>\
            """);
        // Two pages, as a stack of more than a hundred resources has.
        answers.put("ListStackResources", page(RESOURCES.subList(0, 4), "<NextToken>second</NextToken>"));
        answers.put("ListStackResources:second", page(RESOURCES.subList(4, RESOURCES.size()), ""));
    }

    private static String page(List<String[]> resources, String token) {
        var members = new StringBuilder();
        for (var resource : resources) {
            members.append("<member><ResourceType>%s</ResourceType><PhysicalResourceId>%s</PhysicalResourceId></member>"
                    .formatted((Object[]) resource));
        }
        return "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>" + members
                + "</StackResourceSummaries>" + token + "</ListStackResourcesResult></ListStackResourcesResponse>";
    }

    private static void functions(Map<String, String> answers) {
        answers.put("GetAlias", """
            {"Name":"live","FunctionVersion":"7","Description":"","RevisionId":"r"}\
            """);
        answers.put("GetFunctionConfiguration", """
            {"FunctionName":"ostiary-login","State":"Active","SnapStart":{"ApplyOn":"PublishedVersions",
            "OptimizationStatus":"On"},"Environment":{"Variables":{"OSTIARY_TABLE":"ostiary-table"}}}\
            """);
        answers.put("GetFunctionConfiguration:ostiary-signup", """
            {"FunctionName":"ostiary-signup","State":"Active","SnapStart":{"ApplyOn":"PublishedVersions",
            "OptimizationStatus":"On"},"Environment":{"Variables":{"OSTIARY_MAIL_FROM":"no-reply@shop.example"}}}\
            """);
    }

    private static void data(Map<String, String> answers) {
        answers.put("DescribeTable", """
            {"Table":{"TableName":"ostiary-table","TableStatus":"ACTIVE","SSEDescription":{"Status":"ENABLED"}}}\
            """);
        answers.put("DescribeTimeToLive", """
            {"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"expires_at"}}\
            """);
        answers.put("DescribeContinuousBackups", """
            {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","PointInTimeRecoveryDescription":
            {"PointInTimeRecoveryStatus":"ENABLED","EarliestRestorableDateTime":1.7951E9}}}\
            """);
        answers.put("DescribeSecret:" + SIGNING_KEYS, """
            {"ARN":"a","Name":"signing-keys","RotationEnabled":true,"RotationRules":{"AutomaticallyAfterDays":30},
            "CreatedDate":%1$d.25,"LastRotatedDate":%1$d,"VersionIdsToStages":{"v1":["AWSCURRENT","AWSPENDING"]}}\
            """.formatted(NOW.getEpochSecond() - 20L * 24 * 3600));
        answers.put("DescribeSecret:" + SEALING_KEY, """
            {"ARN":"b","Name":"sealing-key","CreatedDate":%d,"VersionIdsToStages":{"v1":["AWSCURRENT"]}}\
            """.formatted(NOW.getEpochSecond() - 400L * 24 * 3600));
    }

    private static void alarms(Map<String, String> answers) {
        var alarm = """
            <member><AlarmName>ostiary-prod-%s</AlarmName><StateValue>OK</StateValue><ActionsEnabled>true</ActionsEnabled>
            <AlarmActions><member>%s</member></AlarmActions></member>\
            """;
        answers.put(
                "DescribeAlarms",
                "<DescribeAlarmsResponse><DescribeAlarmsResult><CompositeAlarms/><MetricAlarms>"
                        + alarm.formatted("login-failing", TOPIC) + alarm.formatted("api-failing", TOPIC)
                        + "</MetricAlarms></DescribeAlarmsResult></DescribeAlarmsResponse>");
        answers.put("ListSubscriptionsByTopic", """
            <ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member>
            <Protocol>email</Protocol><SubscriptionArn>%s:1</SubscriptionArn></member></Subscriptions>
            </ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>\
            """.formatted(TOPIC));
    }
}
