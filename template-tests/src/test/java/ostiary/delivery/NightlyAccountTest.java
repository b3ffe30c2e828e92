package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `docs/nightly-account.yaml`: who gets the role of the nightly run, and how far it goes. What `ostiary accept`
/// needs of it, `AcceptTest` finds out.
class NightlyAccountTest {
    private static final JsonNode RESOURCES = Workflow.read(Workflow.ROOT.resolve("docs/nightly-account.yaml"))
            .json()
            .required("Resources");
    private static final JsonNode ROLE = RESOURCES.required("Role").required("Properties");
    private static final List<String> ANYWHERE =
            List.of("tag:GetResources", "kms:DescribeKey", "logs:DescribeLogGroups", "cloudwatch:GetMetricData");

    /// Keys have no name, and no more has an API.
    private static final Pattern OF_ITS_OWN = Pattern.compile(String.join(
            "|",
            "\\w+:\\w+ on arn:[^*]*:stack/ostiary-nightly/\\*",
            "\\w+:\\w+ on arn:[^*]*:(function:|table/)ostiary-nightly-\\*",
            "sts:AssumeRole on arn:[^*]*:role/ostiary-nightly",
            "sts:AssumeRole on arn:[^*]*:role/cdk-hnb659fds-[a-z-]+-role-\\$\\{AWS::AccountId}-\\$\\{AWS::Region}",
            "kms:Decrypt on arn:[^*]*:key/\\*",
            "apigateway:PATCH on arn:[^*]*:/apis/\\*/stages/\\*"));

    /// The whole subject and no pattern: neither another branch's pull request nor another repository's job.
    @Test
    void trustsTheEnvironmentOfOneRepositoryAndItself() {
        var trust = ROLE.required("AssumeRolePolicyDocument").required("Statement");

        assertThat(trust).hasSize(2);
        var gitHub = trust.get(0).required("Condition");
        assertThat(gitHub.properties()).extracting(each -> each.getKey()).containsExactly("StringEquals");
        assertThat(gitHub.at("/StringEquals/token.actions.githubusercontent.com:sub/Fn::Sub")
                        .asText())
                .isEqualTo("repo:${Repository}:environment:nightly");
        assertThat(gitHub.at("/StringEquals/token.actions.githubusercontent.com:aud")
                        .asText())
                .isEqualTo("sts.amazonaws.com");
        assertThat(trust.get(1)
                        .at("/Condition/ArnEquals/aws:PrincipalArn/Fn::Sub")
                        .asText())
                .endsWith("role/" + ROLE.required("RoleName").asText());
    }

    @Test
    void reachesNothingButItsOwnStack() {
        assertThat(ROLE.has("ManagedPolicyArns")).isFalse();
        assertThat(permissions(policies())).hasSize(20);
        assertThat(tooMuch(policies())).isEmpty();
    }

    /// `AcceptTest` misses each right that `accept` may use; for the other policy nothing does.
    @Test
    void deploysByTheRolesOfTheBootstrapAlone() {
        var deploy = policies()
                .filter(policy -> policy.required("PolicyName").asText().equals("deploy"));

        assertThat(permissions(deploy))
                .containsExactlyInAnyOrder(
                        "sts:AssumeRole on " + bootstrapped("deploy"),
                        "sts:AssumeRole on " + bootstrapped("file-publishing"),
                        "sts:AssumeRole on " + bootstrapped("lookup"),
                        "cloudformation:DescribeStackEvents on arn:${AWS::Partition}:cloudformation:${AWS::Region}"
                                + ":${AWS::AccountId}:stack/ostiary-nightly/*",
                        "apigateway:PATCH on arn:${AWS::Partition}:apigateway:${AWS::Region}::/apis/*/stages/*",
                        "tag:GetResources on *",
                        "kms:DescribeKey on *",
                        "logs:DescribeLogGroups on *");
    }

    /// The controls.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/Resource, arn:aws:iam::111122223333:role/*",
                "/Resource, arn:aws:iam::111122223333:role/cdk-hnb659fds-*",
                "/Resource, arn:aws:iam::111122223333:role/ostiary-nightly-or-not",
                "/Resource, *",
                "/Resource/1, *",
                "/Action, *",
                "/Action, sts:*"
            })
    void isFoundToReachTooFar(String place, String value) {
        var widened = policies().map(policy -> policy.<JsonNode>deepCopy()).toList();
        var statement = (ObjectNode) widened.getFirst().at("/PolicyDocument/Statement/0");
        if (place.endsWith("/1")) {
            ((ArrayNode) statement.required("Resource")).set(1, value);
        } else {
            statement.put(place.substring(1), value);
        }

        assertThat(tooMuch(policies())).isEmpty();
        assertThat(tooMuch(widened.stream())).isNotEmpty();
    }

    private static String bootstrapped(String role) {
        return "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-" + role
                + "-role-${AWS::AccountId}-${AWS::Region}";
    }

    private static Stream<JsonNode> policies() {
        return ROLE.required("Policies").valueStream();
    }

    /// Each action on each resource: `sts:AssumeRole on arn:…`.
    private static List<String> permissions(Stream<JsonNode> policies) {
        return policies.flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .flatMap(statement -> texts(statement.required("Action")).stream()
                        .flatMap(action -> texts(statement.required("Resource")).stream()
                                .map(resource -> action + " on " + resource)))
                .toList();
    }

    /// Whatever is for everything may only read.
    private static List<String> tooMuch(Stream<JsonNode> policies) {
        return permissions(policies).stream()
                .filter(permission -> !OF_ITS_OWN.matcher(permission).matches())
                .filter(permission -> ANYWHERE.stream().noneMatch(read -> permission.equals(read + " on *")))
                .toList();
    }

    @Test
    void livesAsLongAsItsJob() {
        assertThat(ROLE.required("MaxSessionDuration").asInt()).isEqualTo(7200);
    }

    /// Somebody hears of what was left behind.
    @Test
    void tellsOfWhatItCosts() {
        var notification = RESOURCES.at("/Budget/Properties/NotificationsWithSubscribers/0");

        assertThat(notification.at("/Notification/NotificationType").asText()).isEqualTo("ACTUAL");
        assertThat(notification.at("/Subscribers/0/Address/Ref").asText()).isEqualTo("BudgetMail");
    }

    private static List<String> texts(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().flatMap(each -> texts(each).stream()).toList();
        }
        return List.of((value.isTextual() ? value : value.required("Fn::Sub")).asText());
    }
}
