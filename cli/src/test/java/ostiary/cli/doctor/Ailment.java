package ostiary.cli.doctor;

import static ostiary.cli.doctor.HealthyAccount.NOW;
import static ostiary.cli.doctor.HealthyAccount.SIGNING_KEYS;

import java.util.List;
import ostiary.cli.doctor.check.Symptom;

/// A change that makes a healthy account show one symptom.
final class Ailment {
    private static final String SIGNING = "DescribeSecret:" + SIGNING_KEYS;
    private static final String PROD = "DescribeStacks:ostiary-prod";
    private static final String IDENTITY = "GetEmailIdentity:shop.example";
    private static final String BOUNCES = "GetMetricStatistics:Reputation.BounceRate";
    private static final String COMPLAINTS = "GetMetricStatistics:Reputation.ComplaintRate";
    private static final String LOGIN = "GetFunctionConfiguration";
    private static final String OK_AND = "<StateValue>OK</StateValue><ActionsEnabled>";
    private static final long DAY = 24L * 3600;

    private final AccountStandIn account;

    private Ailment(AccountStandIn account) {
        this.account = account;
    }

    /// Returns what to call the doctor with, beside the usual.
    static List<String> cause(Symptom symptom, AccountStandIn account) {
        new Ailment(account).cause(symptom);
        return switch (symptom) {
            case LAMBDA_TOO_FEW_TO_RESERVE -> List.of("--stack", "ostiary-new", "--hashing-concurrency", "50");
            case IDENTITY_OF_PARENT -> List.of("--mail-from", "no-reply@auth.shop.example");
            case PROVIDER_THERE_ALREADY -> List.of("--github");
            default -> List.of();
        };
    }

    private void cause(Symptom symptom) {
        switch (symptom) {
            case BOOTSTRAP_MISSING -> account.fail("GetParameter", 400, "ParameterNotFound", "");
            case BOOTSTRAP_OLD -> account.change("GetParameter", "\"28\"", "\"5\"");
            case LAMBDA_FEW_ENVIRONMENTS ->
                account.change("GetAccountSettings", "\"ConcurrentExecutions\":1000", "\"ConcurrentExecutions\":10");
            case LAMBDA_TOO_FEW_TO_RESERVE ->
                account.change(
                        "GetAccountSettings",
                        "\"UnreservedConcurrentExecutions\":1000",
                        "\"UnreservedConcurrentExecutions\":199");
            case LAMBDA_CODE_NEAR_FULL ->
                account.change("GetAccountSettings", "\"TotalCodeSize\":1000000", "\"TotalCodeSize\":70530636800");
            case MAIL_PAUSED -> account.change("GetAccount", "\"SendingEnabled\":true", "\"SendingEnabled\":false");
            case MAIL_ON_PROBATION -> account.change("GetAccount", "HEALTHY", "PROBATION");
            case MAIL_SANDBOX ->
                account.change("GetAccount", "\"ProductionAccessEnabled\":true", "\"ProductionAccessEnabled\":false");
            case MAIL_QUOTA_NEAR -> account.change("GetAccount", "120.0", "40000.0");
            case MAIL_SUPPRESSION_OFF -> account.change("GetAccount", "\"BOUNCE\",", "");
            case IDENTITY_MISSING -> account.fail(IDENTITY, 404, "NotFoundException", "");
            case IDENTITY_UNVERIFIED ->
                account.change(IDENTITY, "\"VerifiedForSendingStatus\":true", "\"VerifiedForSendingStatus\":false");
            case IDENTITY_CONFIGURATION_SET -> account.change(IDENTITY, "null", "\"default-set\"");
            case IDENTITY_UNSIGNED -> account.change(IDENTITY, "SUCCESS", "NOT_STARTED");
            case BOUNCES_MANY -> account.answer(BOUNCES, rate("0.05"));
            case BOUNCES_TOO_MANY -> account.answer(BOUNCES, rate("0.1"));
            case COMPLAINTS_MANY -> account.answer(COMPLAINTS, rate("0.001"));
            case COMPLAINTS_TOO_MANY -> account.answer(COMPLAINTS, rate("0.005"));
            case IDENTITY_OF_PARENT -> {
                // What the healthy account has, asked for a domain below.
            }
            default -> causeOfDeployment(symptom);
        }
    }

    private void causeOfDeployment(Symptom symptom) {
        switch (symptom) {
            case LOG_POLICY_NEAR_FULL ->
                account.change("DescribeResourcePolicies", "\"{}\"", "\"" + "x".repeat(4608) + "\"");
            case LOG_POLICIES_ALL_USED -> account.answer("DescribeResourcePolicies", policies());
            case PROVIDER_THERE_ALREADY ->
                account.fail("DescribeStacks:ostiary-github", 400, "ValidationError", "Stack with id x does not exist");
            case PROVIDER_OF_OTHER_AUDIENCE ->
                account.change("GetOpenIDConnectProvider", "sts.amazonaws.com", "api.shop.example");
            case CERTIFICATE_ELSEWHERE -> account.change("GetDomainName", "acm:eu-central-1", "acm:us-west-2");
            case CERTIFICATE_MISSING -> account.fail("DescribeCertificate", 400, "ResourceNotFoundException", "");
            case CERTIFICATE_NOT_ISSUED -> account.change("DescribeCertificate", "ISSUED", "PENDING_VALIDATION");
            case CERTIFICATE_OF_OTHER_NAME -> account.change("DescribeCertificate", "*.shop", "*.auth.shop");
            case CERTIFICATE_EXPIRING -> account.change("DescribeCertificate", seconds(200), seconds(29));
            case STACK_UNUSABLE -> account.change(PROD, "UPDATE_COMPLETE", "ROLLBACK_COMPLETE");
            case STACK_STUCK -> account.change(PROD, "UPDATE_COMPLETE", "UPDATE_ROLLBACK_FAILED");
            case STACK_CHANGING -> account.change(PROD, "UPDATE_COMPLETE", "UPDATE_IN_PROGRESS");
            case STACK_UNPROTECTED -> account.change(PROD, ">true<", ">false<");
            case DOMAIN_NOT_READY -> account.change("GetDomainName", "AVAILABLE", "UPDATING");
            default -> causeOfParts(symptom);
        }
    }

    private void causeOfParts(Symptom symptom) {
        switch (symptom) {
            case TABLE_GONE -> account.fail("DescribeTable", 400, "ResourceNotFoundException", "");
            case TABLE_NOT_ACTIVE -> account.change("DescribeTable", "ACTIVE", "ARCHIVED");
            case TABLE_KEY_UNUSABLE ->
                account.change(
                        "DescribeTable", "{\"Status\":\"ENABLED\"}", "{\"InaccessibleEncryptionDateTime\":1.7E9}");
            case EXPIRY_OFF -> account.change("DescribeTimeToLive", "ENABLED", "DISABLED");
            case BACKUPS_OFF ->
                account.change(
                        "DescribeContinuousBackups", "RecoveryStatus\":\"ENABLED", "RecoveryStatus\":\"DISABLED");
            case SECRET_DELETED -> account.change(SIGNING, "\"ARN\"", "\"DeletedDate\":1.7E9,\"ARN\"");
            case ROTATION_OFF -> account.change(SIGNING, "\"RotationEnabled\":true", "\"RotationEnabled\":false");
            case ROTATION_OVERDUE -> account.change(SIGNING, seconds(-20), seconds(-33));
            case ROTATION_UNFINISHED ->
                account.change(SIGNING, "[\"AWSCURRENT\",\"AWSPENDING\"]", "[\"AWSCURRENT\"],\"v2\":[\"AWSPENDING\"]");
            case RELEASE_UNDER_WAY -> account.answer("GetAlias:ostiary-login", """
                {"Name":"live","FunctionVersion":"7","RoutingConfig":{"AdditionalVersionWeights":{"8":0.1}}}\
                """);
            case VERSION_INACTIVE -> account.change(LOGIN, "Active", "Inactive");
            case VERSION_BROKEN -> account.change(LOGIN, "Active", "Failed");
            case SNAPSHOT_MISSING -> account.change(LOGIN, "\"On\"", "\"Off\"");
            case ALARM_ON -> changeFirstAlarm("<StateValue>OK", "<StateValue>ALARM");
            case ALARM_WITHOUT_DATA -> changeFirstAlarm("<StateValue>OK", "<StateValue>INSUFFICIENT_DATA");
            case ALARMS_SILENT -> changeFirstAlarm(OK_AND + "true", OK_AND + "false");
            case RECEIVER_MISSING -> account.answer("ListSubscriptionsByTopic", """
                <ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions/>
                </ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>\
                """);
            case RECEIVER_UNCONFIRMED ->
                account.change("ListSubscriptionsByTopic", HealthyAccount.TOPIC + ":1", "PendingConfirmation");
            case DOMAIN_UNRESOLVED -> {
                // The test's DNS.
            }
            default -> throw new AssertionError("nothing causes " + symptom);
        }
    }

    /// Both begin with the name, so that one of the two alarms is meant.
    private void changeFirstAlarm(String from, String to) {
        var name = "<AlarmName>ostiary-prod-login-failing</AlarmName>";
        account.change("DescribeAlarms", name + from, name + to);
    }

    private static String seconds(long days) {
        return String.valueOf(NOW.getEpochSecond() + days * DAY);
    }

    private static String rate(String rate) {
        return "<GetMetricStatisticsResponse><GetMetricStatisticsResult><Datapoints><member><Maximum>" + rate
                + "</Maximum></member></Datapoints></GetMetricStatisticsResult></GetMetricStatisticsResponse>";
    }

    private static String policies() {
        var policy = "{\"policyName\":\"other\",\"policyDocument\":\"{}\"}";
        return "{\"resourcePolicies\":[" + (policy + ",").repeat(9) + policy + "]}";
    }
}
