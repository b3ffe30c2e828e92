package ostiary.cdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/// Intended exceptions to the rules of cdk-nag and the CDK: each with its reason, on the one resource concerned.
///
/// They are written into the resources' metadata, as in a hand-written template (README of cdk-nag, "Using on
/// CloudFormation templates"), so a team that runs no cdk-nag does not need it.
final class Suppressions {
    private Suppressions() {}

    static void tracingHasNoResource(IConstruct role) {
        suppress(
                role,
                List.of(onEveryResource(
                        "AwsSolutions-IAM5",
                        "xray:PutTraceSegments and xray:PutTelemetryRecords take no resource but *")));
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

    private static Map<String, Object> rule(String id, String reason) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("reason", reason);
        rule.put("id", id);
        return rule;
    }

    /// Suppresses wildcards in the resource only, not in the actions.
    private static Map<String, Object> onEveryResource(String id, String reason) {
        var rule = rule(id, reason);
        rule.put("applies_to", List.of("Resource::*"));
        return rule;
    }

    private static void suppress(IConstruct construct, List<Map<String, Object>> rules) {
        for (var part : construct.getNode().findAll()) {
            if (part instanceof CfnResource resource) {
                resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", rules));
            }
        }
    }
}
