package ostiary.cdk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.IConstruct;

/// Intended exceptions to the rules of cdk-nag and the CDK: each with its reason, on the one resource concerned.
///
/// They are written into the resources' metadata, as in a hand-written template (README of cdk-nag, "Using on
/// CloudFormation templates"), so a team that runs no cdk-nag does not need it.
final class Suppressions {
    private static final String NAG = "cdk_nag";
    private static final String RULES = "rules_to_suppress";

    private Suppressions() {}

    static void tracingHasNoResource(IConstruct role) {
        suppress(
                role,
                List.of(onEveryResource(
                        "AwsSolutions-IAM5",
                        "xray:PutTraceSegments and xray:PutTelemetryRecords take no resource but *")));
    }

    static void lambdaMakesInterfaces(IConstruct role) {
        suppress(
                role,
                List.of(onEach(
                        "AwsSolutions-IAM5",
                        "xray:PutTraceSegments, xray:PutTelemetryRecords and ec2:Describe take no resource but *, and"
                            + " the interfaces that Lambda makes in the VPC have no ids before; code may do nothing in"
                            + " ec2",
                        "Resource::*",
                        "Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:*/*")));
    }

    static void objectsHaveRandomNames(AuthFunction function, Bucket bucket) {
        var resource = (CfnElement) Objects.requireNonNull(bucket.getNode().getDefaultChild());
        var name = Stack.of(bucket).getLogicalId(resource);
        suppress(
                function.role(),
                List.of(onEach(
                        "AwsSolutions-IAM5",
                        "Lambda names the objects in the bucket by the mapping, the shard and the time",
                        "Resource::<" + name + ".Arn>/aws/lambda/*")));
    }

    static void recordsHaveTheirPlaceInTheirNames(AuthFunction function, Bucket bucket) {
        var resource = (CfnElement) Objects.requireNonNull(bucket.getNode().getDefaultChild());
        var name = Stack.of(bucket).getLogicalId(resource);
        suppress(
                function.role(),
                List.of(onEach(
                        "AwsSolutions-IAM5",
                        "The name of a record has its shard, its day and its number; the policy of the bucket lets"
                                + " nobody write one twice",
                        "Resource::<" + name + ".Arn>/records/*")));
    }

    static void recordsTellWhetherTheyAreWhole(IConstruct bucket) {
        suppress(
                bucket,
                List.of(rule(
                        "AwsSolutions-S1",
                        "Each record is chained to the one before, and who reads them is in CloudTrail's data events,"
                                + " where a team turns them on; nothing in a record tells who its user is")));
    }

    static void hardlyAnythingIsWrittenThere(IConstruct bucket) {
        suppress(
                bucket,
                List.of(rule(
                        "AwsSolutions-S1",
                        "An object in it raises an alarm, and its readers are in CloudTrail: a log of accesses would"
                                + " need a bucket of its own for a handful of lines")));
    }

    static void nothingOfASagaIsLogged(IConstruct machine) {
        suppress(
                machine,
                List.of(
                        rule(
                                "AwsSolutions-SF1",
                                "A log of executions has the task tokens, by which anybody answers for a participant;"
                                        + " the history has them under a key of its own"),
                        rule(
                                "AwsSolutions-SF2",
                                "Traces take permissions on *, and an execution that waits for weeks has none that"
                                        + " anybody reads")));
    }

    static void alarmsAreReadAtLarge(IConstruct role) {
        suppress(
                role,
                List.of(onEveryResource(
                        "AwsSolutions-IAM5",
                        "AWS documents cloudwatch:DescribeAlarms for CodeDeploy on * only; it reads states and"
                                + " rules, and a release whose alarms can't be read fails")));
    }

    static void stacksHaveRandomIds(IConstruct role) {
        suppress(
                role,
                List.of(rule(
                        "AwsSolutions-IAM5",
                        "The last part of a stack's ARN is an id that CloudFormation makes up; the name before"
                                + " it is one stack's")));
    }

    static void releasedFunctionsArePublished(IConstruct function) {
        Annotations.of(function)
                .acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish", "The function has its alias `live`");
    }

    static void anybodyMayCall(IConstruct route, String key) {
        suppress(
                route,
                List.of(rule(
                        "AwsSolutions-APIG4",
                        key + " is public by declaration: who calls it has no token yet, or needs none")));
    }

    /// The same, where cdk-nag also asks for a user pool.
    static void anybodyMayCallWithoutAPool(IConstruct method, String key) {
        var reason = key + " is public by declaration: who calls it has no token yet, or needs none";
        suppress(method, List.of(rule("AwsSolutions-APIG4", reason), rule("AwsSolutions-COG4", reason)));
    }

    static void rotatesByDeployment(IConstruct secret) {
        suppress(
                secret,
                List.of(rule(
                        "AwsSolutions-SMG4",
                        "The distribution, the web ACL and the functions have to know it at once: a deployment with the"
                                + " next number rotates it, without a function that may change the distribution")));
    }

    static void everyRestApiOfTheAccountLogs(IConstruct role) {
        suppress(
                role,
                List.of(onEveryResource(
                        "AwsSolutions-IAM5",
                        "API Gateway has one role for the logs of all REST APIs of an account, and takes none with"
                                + " less")));
    }

    static void functionsCheckTheirRequests(IConstruct api) {
        suppress(
                api,
                List.of(rule(
                        "AwsSolutions-APIG2",
                        "The functions check each request against the blueprint, and answer what is wrong with it")));
    }

    static void noExecutionLog(IConstruct stage) {
        suppress(
                stage,
                List.of(
                        rule(
                                "AwsSolutions-APIG3",
                                "The web ACL stands before the stage by its association, which names the stage's ARN"),
                        rule(
                                "AwsSolutions-APIG6",
                                "An execution log has the headers of requests, the origin secret among them; the access"
                                        + " log has a line for each request")));
    }

    static void ourAuthorizerChecksTokens(IConstruct method) {
        suppress(
                method,
                List.of(rule("AwsSolutions-COG4", "The tokens are this service's own, and so is their authorizer")));
    }

    static void everyRequestIsLoggedByTheApi(IConstruct distribution) {
        suppress(
                distribution,
                List.of(
                        rule("AwsSolutions-CFR1", "Its users are wherever they are"),
                        rule(
                                "AwsSolutions-CFR2",
                                "The web ACL stands before the API, which answers the distribution alone: so it sees"
                                        + " who comes past the distribution, too"),
                        rule(
                                "AwsSolutions-CFR3",
                                "The API has a log line for each request but those for public documents that were"
                                        + " cached")));
    }

    static void poolAsksWhatWeAsk(IConstruct pool) {
        suppress(
                pool,
                List.of(
                        rule(
                                "AwsSolutions-COG1",
                                "NIST SP 800-63B forbids rules of composition; 8 characters are what a sign-up asks"
                                        + " for"),
                        rule(
                                "AwsSolutions-COG2",
                                "A second factor is the user's choice, as wherever Cognito is moved away from"),
                        rule(
                                "AwsSolutions-COG3",
                                "Threat protection is for public clients of the Plus plan; the one client here is this"
                                        + " service, which has throttles of its own"),
                        rule("AwsSolutions-COG8", "The Plus plan buys threat protection only: see COG3")));
    }

    static void everybodyMaySignIn(IConstruct group) {
        suppress(
                group,
                List.of(rule(
                        "AwsSolutions-EC23",
                        "Users of a sign-in come from anywhere; a team that knows better names its callers")));
    }

    static void isALogOfAccesses(IConstruct bucket) {
        suppress(
                bucket, List.of(rule("AwsSolutions-S1", "It is a log of accesses, and its readers are in CloudTrail")));
    }

    static void settingsAreNoSecrets(IConstruct definition) {
        suppress(
                definition,
                List.of(rule(
                        "AwsSolutions-ECS2",
                        "The variables name secrets by their ARNs, and the task reads those by its role")));
    }

    static void registriesHaveOneLogin(IConstruct role) {
        suppress(
                role,
                List.of(onEveryResource("AwsSolutions-IAM5", "ecr:GetAuthorizationToken takes no resource but *")));
    }

    static void balancersAreReadAtLarge(IConstruct role) {
        suppress(
                role,
                List.of(onEveryResource("AwsSolutions-IAM5", "What describes balancers takes no resource but *")));
    }

    private static Map<String, Object> rule(String id, String reason) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("reason", reason);
        rule.put("id", id);
        return rule;
    }

    /// Suppresses wildcards in the resource only, not in the actions.
    private static Map<String, Object> onEveryResource(String id, String reason) {
        return onEach(id, reason, "Resource::*");
    }

    private static Map<String, Object> onEach(String id, String reason, String... findings) {
        var rule = rule(id, reason);
        rule.put("applies_to", List.of(findings));
        return rule;
    }

    /// Beside those that are suppressed already.
    @SuppressWarnings("unchecked") // this method wrote them
    private static void suppress(IConstruct construct, List<Map<String, Object>> rules) {
        for (var part : construct.getNode().findAll()) {
            if (part instanceof CfnResource resource) {
                var all = new ArrayList<>(rules);
                if (resource.getMetadata(NAG) instanceof Map<?, ?> before) {
                    all.addAll((List<Map<String, Object>>) before.get(RULES));
                }
                resource.addMetadata(NAG, Map.of(RULES, all));
            }
        }
    }
}
