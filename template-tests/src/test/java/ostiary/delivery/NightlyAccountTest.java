package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `docs/nightly-account.yaml`: who gets the role of the nightly run, and how far it goes. What `ostiary accept`
/// needs of it, `AcceptTest` finds out.
class NightlyAccountTest {
    private static final JsonNode RESOURCES = Workflow.read(Workflow.ROOT.resolve("docs/nightly-account.yaml"))
            .json()
            .required("Resources");
    private static final JsonNode ROLE = RESOURCES.required("Role").required("Properties");
    private static final List<String> ANYWHERE =
            List.of("tag:GetResources", "kms:DescribeKey", "logs:DescribeLogGroups", "cloudwatch:GetMetricData");

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

    /// Statements for everything may only read.
    @Test
    void reachesNothingButItsOwnStack() {
        var statements = ROLE.required("Policies")
                .valueStream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .toList();

        assertThat(statements).hasSize(10).allSatisfy(statement -> {
            if (statement.required("Resource").asText().equals("*")) {
                assertThat(texts(statement.required("Action"))).isSubsetOf(ANYWHERE);
            } else {
                assertThat(statement.required("Resource").toString())
                        .containsPattern("ostiary-nightly|cdk-hnb659fds-|:key/|/apis/\\*/stages/\\*");
            }
        });
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
        return value.isTextual()
                ? List.of(value.asText())
                : value.valueStream().map(JsonNode::asText).toList();
    }
}
