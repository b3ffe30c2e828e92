package ostiary.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.constructs.IConstruct;

/// What cdk-nag and the CDK warn of and we mean: each with its reason, on the one resource it is about.
final class Suppressions {
    private Suppressions() {}

    static void tracingHasNoResource(IConstruct role) {
        suppress(
                role,
                NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("xray:PutTraceSegments and xray:PutTelemetryRecords take no resource but *")
                        .appliesTo(List.of("Resource::*"))
                        .build());
    }

    static void alarmsAreReadAtLarge(IConstruct role) {
        suppress(
                role,
                NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("AWS documents cloudwatch:DescribeAlarms for CodeDeploy on * only; it reads states and"
                                + " rules, and a release whose alarms can't be read fails")
                        .appliesTo(List.of("Resource::*"))
                        .build());
    }

    static void stacksHaveRandomIds(IConstruct role) {
        suppress(
                role,
                NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("The last part of a stack's ARN is an id that CloudFormation makes up; the name before"
                                + " it is one stack's")
                        .build());
    }

    static void publicKeysRotateWithThePrivate(IConstruct secret) {
        suppress(
                secret,
                NagPackSuppression.builder()
                        .id("AwsSolutions-SMG4")
                        .reason("The rotation of the private keys writes the public ones; they have no schedule of"
                                + " their own")
                        .build());
    }

    static void everyFunctionIsPublished(IConstruct function) {
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "Each function has its alias `live`");
    }

    static void rotationCallsNoVersion(IConstruct function) {
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias",
                        "Secrets Manager calls the function by its plain ARN");
    }

    static void anybodyMayCall(IConstruct route, String key) {
        suppress(
                route,
                NagPackSuppression.builder()
                        .id("AwsSolutions-APIG4")
                        .reason(key + " is public by declaration: who calls it has no token yet, or needs none")
                        .build());
    }

    static void poolAsksWhatWeAsk(IConstruct pool) {
        suppress(
                pool,
                NagPackSuppression.builder()
                        .id("AwsSolutions-COG1")
                        .reason("NIST SP 800-63B forbids rules of composition; 8 characters are what a sign-up asks"
                                + " for")
                        .build(),
                NagPackSuppression.builder()
                        .id("AwsSolutions-COG2")
                        .reason("A second factor is the user's choice, as wherever Cognito is moved away from")
                        .build(),
                NagPackSuppression.builder()
                        .id("AwsSolutions-COG3")
                        .reason("Threat protection is for public clients of the Plus plan; the one client here is this"
                                + " service, which has throttles of its own")
                        .build(),
                NagPackSuppression.builder()
                        .id("AwsSolutions-COG8")
                        .reason("The Plus plan buys threat protection only: see COG3")
                        .build());
    }

    private static void suppress(IConstruct construct, NagPackSuppression... suppressions) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppressions), true);
    }
}
