package ostiary.cli.aws;

import ostiary.cli.aws.Protocol.Json;
import ostiary.cli.aws.Protocol.Query;
import ostiary.cli.aws.Protocol.Rest;

/// Every request that [AwsReader#read] can make. None changes anything, and none returns a secret's value, a function's
/// code or a user's data.
///
/// Of these services some have a module in the SDK's version that this project builds with, and some have not. One
/// small client for all of them keeps this list the only place to look at.
public enum Read implements Operation {
    GET_PARAMETER("ssm", "GetParameter", new Json("1.1", "AmazonSSM")),
    DESCRIBE_STACKS("cloudformation", "DescribeStacks", new Query("2010-05-15")),
    /// Unlike `DescribeStackResources`, which tells of the first hundred
    /// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html>).
    LIST_STACK_RESOURCES("cloudformation", "ListStackResources", new Query("2010-05-15")),
    GET_ACCOUNT_SETTINGS("lambda", "GetAccountSettings", new Rest("/2016-08-19/account-settings")),
    GET_ALIAS("lambda", "GetAlias", new Rest("/2015-03-31/functions/{FunctionName}/aliases/{Name}")),
    GET_FUNCTION_CONFIGURATION(
            "lambda", "GetFunctionConfiguration", new Rest("/2015-03-31/functions/{FunctionName}/configuration")),
    GET_ACCOUNT("ses", "GetAccount", new Rest("/v2/email/account")),
    GET_EMAIL_IDENTITY("ses", "GetEmailIdentity", new Rest("/v2/email/identities/{EmailIdentity}")),
    GET_METRIC_STATISTICS("cloudwatch", "GetMetricStatistics", new Query("2010-08-01")),
    DESCRIBE_ALARMS("cloudwatch", "DescribeAlarms", new Query("2010-08-01")),
    DESCRIBE_RESOURCE_POLICIES("logs", "DescribeResourcePolicies", new Json("1.1", "Logs_20140328")),
    LIST_OPEN_ID_CONNECT_PROVIDERS("iam", "ListOpenIDConnectProviders", new Query("2010-05-08")),
    GET_OPEN_ID_CONNECT_PROVIDER("iam", "GetOpenIDConnectProvider", new Query("2010-05-08")),
    GET_DOMAIN_NAME("apigateway", "GetDomainName", new Rest("/v2/domainnames/{DomainName}")),
    DESCRIBE_CERTIFICATE("acm", "DescribeCertificate", new Json("1.1", "CertificateManager")),
    DESCRIBE_TABLE("dynamodb", "DescribeTable", new Json("1.0", "DynamoDB_20120810")),
    DESCRIBE_TIME_TO_LIVE("dynamodb", "DescribeTimeToLive", new Json("1.0", "DynamoDB_20120810")),
    DESCRIBE_CONTINUOUS_BACKUPS("dynamodb", "DescribeContinuousBackups", new Json("1.0", "DynamoDB_20120810")),
    DESCRIBE_SECRET("secretsmanager", "DescribeSecret", new Json("1.1", "secretsmanager")),
    LIST_SUBSCRIPTIONS_BY_TOPIC("sns", "ListSubscriptionsByTopic", new Query("2010-03-31"));

    private final String service;
    private final String operation;

    @SuppressWarnings("ImmutableEnumChecker") // records of strings
    private final Protocol protocol;

    Read(String service, String operation, Protocol protocol) {
        this.service = service;
        this.operation = operation;
        this.protocol = protocol;
    }

    @Override
    public String action() {
        return this == GET_DOMAIN_NAME ? "apigateway:GET" : service + ":" + operation;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public String signingName() {
        return service.equals("cloudwatch") ? "monitoring" : service;
    }

    @Override
    public String endpoint() {
        return service.equals("ses") ? "email" : signingName();
    }
}
