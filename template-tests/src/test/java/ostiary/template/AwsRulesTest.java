package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each variant of the template keeps each rule of AWS, and a template that breaks one is found.
class AwsRulesTest {
    private static final Template STANDARD = Template.of(StackTemplate.SYNTHESIS);
    private static final Template FIRST = Template.of(Synthesis.run(props -> props.protect(false)));
    private static final Template POOL = Template.of(IdentitySourceTest.MADE);
    private static final Template TOGETHER = ProtectInOneStackTest.TEMPLATE;
    private static final Template NAMED = ProtectInOneStackTest.NAMED;

    private static final Map<String, Template> VARIANTS = Map.of(
            "standard",
            STANDARD,
            "first deployment",
            FIRST,
            "throwaway",
            Template.of(Synthesis.run(props -> props.keepData(false))),
            "with a user pool",
            POOL,
            "with all guardrails",
            GuardedTemplate.TEMPLATE,
            "two in a stack",
            NeighboursTest.TWINS,
            "behind a distribution",
            Template.of(FrontDoorTemplate.SYNTHESIS),
            "with a name",
            Template.of(DomainTest.SYNTHESIS),
            "with a team's APIs",
            TOGETHER,
            "with a team's API and a name",
            NAMED);

    static Stream<Arguments> all() {
        return VARIANTS.entrySet().stream()
                .flatMap(variant -> Arrays.stream(AwsRule.values())
                        .map(rule -> Arguments.of(rule, variant.getKey(), variant.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("all")
    void areKept(AwsRule rule, String variant, Template template) {
        assertThat(rule.broken(template)).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        AwsRule.CLIENTS_CAN_WRITE_WHAT_THEIR_POOL_REQUIRES,
                        "can't write email",
                        POOL.with(
                                "AWS::Cognito::UserPool",
                                pool -> ((ObjectNode)
                                                pool.at("/Properties/Schema").path(0))
                                        .put("Required", true))),
                mistake(
                        AwsRule.A_ROLLED_BACK_CREATION_LEAVES_NOTHING_AND_STOPS_AT_NOTHING,
                        "stays when its creation fails",
                        FIRST.with("AWS::SecretsManager::Secret", secret -> secret.put("DeletionPolicy", "Retain"))),
                mistake(
                        AwsRule.A_ROLLED_BACK_CREATION_LEAVES_NOTHING_AND_STOPS_AT_NOTHING,
                        "stops the rollback",
                        STANDARD.with(
                                "AWS::DynamoDB::Table", table -> table.put("DeletionPolicy", "RetainExceptOnCreate"))),
                mistake(
                        AwsRule.A_ROLLED_BACK_CREATION_LEAVES_NOTHING_AND_STOPS_AT_NOTHING,
                        "stops the rollback",
                        POOL.with(
                                "AWS::Cognito::UserPool", pool -> pool.put("DeletionPolicy", "RetainExceptOnCreate"))),
                mistake(
                        AwsRule.WHO_MAY_READ_MAY_DECRYPT,
                        "lacks kms:Decrypt",
                        STANDARD.with("AWS::IAM::Policy", policy -> deny("kms:Decrypt", policy))),
                mistake(
                        AwsRule.WHO_MAY_READ_MAY_DECRYPT,
                        "through dynamodb",
                        STANDARD.with(
                                "AWS::DynamoDB::Table",
                                table -> table.withObject("/Properties/SSESpecification")
                                        .put("KMSMasterKeyId", "another"))),
                mistake(
                        AwsRule.WHO_MAY_READ_MAY_DECRYPT,
                        "lacks kms:GenerateDataKey",
                        STANDARD.with("AWS::IAM::Policy", policy -> deny("kms:GenerateDataKey", policy))),
                mistake(
                        AwsRule.NO_SNAPSHOT_IS_TAKEN_FOR_NOBODY,
                        "nobody invokes",
                        STANDARD.without("AWS::Lambda::Alias")),
                mistake(
                        AwsRule.SNAPSHOTS_ARE_TAKEN_ONE_BY_ONE,
                        "are published together",
                        STANDARD.with("AWS::Lambda::Version", version -> version.remove("DependsOn"))),
                mistake(
                        AwsRule.FUNCTIONS_IN_A_VPC_HAVE_THEIR_RIGHTS_BEFORE,
                        "is made before its role has ec2:CreateNetworkInterface",
                        GuardedTemplate.TEMPLATE.with(
                                "AWS::IAM::Policy", policy -> deny("ec2:CreateNetworkInterface", policy))),
                mistake(
                        AwsRule.FUNCTIONS_IN_A_VPC_HAVE_THEIR_RIGHTS_BEFORE,
                        "is made before its role has ec2:DescribeNetworkInterfaces",
                        GuardedTemplate.TEMPLATE.with(
                                "AWS::Lambda::Function", function -> function.remove("DependsOn"))),
                mistake(
                        AwsRule.SNAPSHOTS_ARE_TAKEN_ONE_BY_ONE,
                        "are published together",
                        NeighboursTest.TWINS.with("AWS::Lambda::Version", AwsRulesTest::withoutTheOther)),
                mistake(
                        AwsRule.A_JWT_AUTHORIZER_COMES_WHEN_ITS_ISSUER_ANSWERS,
                        "does not wait for the issuer's stage",
                        TOGETHER.with("AWS::ApiGatewayV2::Authorizer", authorizer -> authorizer.remove("DependsOn"))),
                mistake(
                        AwsRule.A_JWT_AUTHORIZER_COMES_WHEN_ITS_ISSUER_ANSWERS,
                        "does not wait for the DNS record",
                        NAMED.with("AWS::ApiGatewayV2::Authorizer", authorizer -> authorizer.remove("DependsOn"))),
                mistake(
                        AwsRule.A_JWT_AUTHORIZER_COMES_WHEN_ITS_ISSUER_ANSWERS,
                        "nothing is the DNS record of the issuer",
                        NAMED.without("AWS::Route53::RecordSet")),
                mistake(
                        AwsRule.ACCESS_LOGS_DO_NOT_GROW_THE_ACCOUNTS_POLICY,
                        "takes a place in the account's policy",
                        STANDARD.with(
                                "AWS::Logs::LogGroup",
                                group -> group.withObject("/Properties").remove("LogGroupName"))),
                mistake(
                        AwsRule.NAMES_ARE_THE_STACKS_OWN,
                        "the next stack of this name can't have it",
                        STANDARD.with(
                                "AWS::Logs::LogGroup",
                                group -> group.withObject("/Properties")
                                        .put("LogGroupName", "/aws/vendedlogs/" + Synthesis.STACK))),
                mistake(
                        AwsRule.NAMES_ARE_THE_STACKS_OWN,
                        "is the same in another stack",
                        STANDARD.with(
                                "AWS::CloudWatch::Alarm",
                                alarm -> alarm.withObject("/Properties").put("AlarmName", "login-failing"))),
                mistake(
                        AwsRule.ALARMS_WATCH_THIS_STACK_ALONE,
                        "-revocation-feed-unreadable reads RevocationFeedUnreadable of every stack",
                        STANDARD.with("AWS::CloudWatch::Alarm", AwsRulesTest::ofEveryStack)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void areFoundBroken(AwsRule rule, String said, Template broken) {
        assertThat(rule.broken(broken)).anyMatch(sentence -> sentence.contains(said));
    }

    @Test
    void areEachBrokenOnce() {
        assertThat(mistakes().map(mistake -> mistake.get()[0])).containsAll(EnumSet.allOf(AwsRule.class));
    }

    private static Arguments mistake(AwsRule rule, String said, Template broken) {
        return Arguments.of(rule, said, broken);
    }

    private static void deny(String action, ObjectNode policy) {
        policy.at("/Properties/PolicyDocument/Statement").forEach(statement -> {
            if (statement.path("Action") instanceof ArrayNode several) {
                several.removeIf(each -> each.asText().equals(action));
            } else if (statement.path("Action").asText().equals(action)) {
                ((ObjectNode) statement).put("Action", "kms:DescribeKey");
            }
        });
    }

    /// As if each of two services were the only one.
    private static void withoutTheOther(ObjectNode version) {
        var own = version.at("/Properties/FunctionName/Ref").asText().startsWith("First") ? "First" : "Second";
        if (version.path("DependsOn") instanceof ArrayNode before) {
            before.removeIf(id -> !id.asText().startsWith(own));
        }
    }

    /// As its metrics were when all stacks shared a namespace.
    private static void ofEveryStack(ObjectNode alarm) {
        for (JsonNode parent : List.copyOf(alarm.findParents("Namespace"))) {
            if (parent.path("Namespace").asText().startsWith("Ostiary/")) {
                ((ObjectNode) parent).put("Namespace", "Ostiary");
            }
        }
    }
}
