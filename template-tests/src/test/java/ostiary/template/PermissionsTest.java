package ostiary.template;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.blueprint.ServiceFunction;

/// The rights of roles, on the whole. The table is in [TablePermissionsTest], secrets and the keys of KMS are
/// in [SecretPermissionsTest].
class PermissionsTest {
    private static final String OWN_KEY = "in the policy of a key, * is that key";

    /// Every wildcard of every policy, and why it may be there.
    private static final Map<String, String> WILDCARDS = Map.ofEntries(
            entry("AWS::IAM::Policy xray:PutTraceSegments on *", "X-Ray has no resource to name"),
            entry("AWS::IAM::Policy cloudwatch:DescribeAlarms on *", "as AWS documents it for CodeDeploy"),
            entry("AWS::IAM::Policy xray:PutTelemetryRecords on *", "X-Ray has no resource to name"),
            entry("AWS::KMS::Key kms:* on *", OWN_KEY + "; without the account's administrators it is lost"),
            entry("AWS::KMS::Key kms:Decrypt on *", OWN_KEY),
            entry("AWS::KMS::Key kms:Encrypt on *", OWN_KEY),
            entry("AWS::KMS::Key kms:ReEncrypt* on *", OWN_KEY + "; From and To, as the CDK writes it"),
            entry("AWS::KMS::Key kms:GenerateDataKey* on *", OWN_KEY + "; with and without plain text, likewise"),
            entry("AWS::KMS::Key kms:CreateGrant on *", OWN_KEY),
            entry("AWS::KMS::Key kms:DescribeKey on *", OWN_KEY));

    /// On the deployments that call it.
    private static final List<String> OF_A_HOOK = List.of(
            "codedeploy:ListDeploymentTargets",
            "codedeploy:GetDeploymentTarget",
            "codedeploy:PutLifecycleEventHookExecutionStatus");

    @Test
    void haveNoWildcardWithoutAReason() {
        var found = Stream.concat(
                        StackTemplate.all("AWS::IAM::Policy").stream()
                                .flatMap(policy -> Statement.of(policy, "PolicyDocument")),
                        StackTemplate.all("AWS::KMS::Key").stream().flatMap(key -> Statement.of(key, "KeyPolicy")))
                .flatMap(Statement::wildcards)
                .collect(toSet());

        assertThat(found).isEqualTo(WILDCARDS.keySet());
    }

    @Test
    void areAllInPoliciesOfTheStack() {
        assertThat(StackTemplate.all("AWS::IAM::Role")).allSatisfy(role -> {
            assertThat(role.has("ManagedPolicyArns")).isFalse();
            assertThat(role.has("Policies")).isFalse();
        });
        assertThat(StackTemplate.all("AWS::IAM::ManagedPolicy")).isEmpty();
    }

    @Test
    void areSharedByNoTwoFunctions() {
        assertThat(StackTemplate.all("AWS::Lambda::Function"))
                .extracting(function -> function.text("Role"))
                .doesNotHaveDuplicates();
    }

    @Test
    void toInvokeAndToReportAreForTheRehearsalAndNameEachVersionAndGroup() {
        var groups = "arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:"
                + StackTemplate.only("AWS::CodeDeploy::Application").ref() + "/";
        for (var declared : ServiceFunction.values()) {
            boolean rehearses = declared == ServiceFunction.REHEARSAL;
            var released = rehearses ? ServiceFunction.released() : Set.<ServiceFunction>of();

            assertThat(StackTemplate.permissions(declared, "lambda:"))
                    .containsExactlyInAnyOrderElementsOf(released.stream()
                            .map(each -> "lambda:InvokeFunction on "
                                    + StackTemplate.version(each).ref())
                            .toList());
            assertThat(StackTemplate.permissions(declared, "codedeploy:"))
                    .containsExactlyInAnyOrderElementsOf(released.stream()
                            .flatMap(each -> OF_A_HOOK.stream().map(action -> action + " on " + groups + each.id()))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void toSendMailAreForThoseWhoTellUsersAndOneAddress(ServiceFunction declared) {
        var identities = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/";
        var mail = StackTemplate.statements(declared).stream()
                .filter(statement -> statement.actions().stream().anyMatch(action -> action.startsWith("ses:")))
                .toList();

        if (Set.of(
                        ServiceFunction.SIGNUP,
                        ServiceFunction.LOGIN,
                        ServiceFunction.PAGES,
                        ServiceFunction.SECURITY,
                        ServiceFunction.ADMIN)
                .contains(declared)) {
            assertThat(StackTemplate.permissions(declared, "ses:"))
                    .containsExactlyInAnyOrder(
                            "ses:SendEmail on " + identities + "no-reply@shop.example",
                            "ses:SendEmail on " + identities + "shop.example");
            assertThat(mail)
                    .allSatisfy(statement -> assertThat(statement
                                    .condition()
                                    .path("StringEquals")
                                    .path("ses:FromAddress")
                                    .asText())
                            .isEqualTo(Synthesis.MAIL_FROM));
        } else {
            assertThat(mail).isEmpty();
        }
    }

    @Test
    void toCallAFunctionNameTheirCaller() {
        assertThat(StackTemplate.all("AWS::Lambda::Permission")).isNotEmpty().allSatisfy(permission -> {
            assertThat(permission.text("Action")).isEqualTo("lambda:InvokeFunction");
            assertThat(permission.text("Principal")).isIn("apigateway.amazonaws.com", "secretsmanager.amazonaws.com");
            assertThat(permission.has("SourceArn") || permission.has("SourceAccount"))
                    .isTrue();
        });
    }
}
