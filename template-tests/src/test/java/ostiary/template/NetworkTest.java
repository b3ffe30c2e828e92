package ostiary.template;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.Network;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;

/// Functions in a VPC: where they are, and what their roles may do there; that they have it in time is in [VpcRules].
class NetworkTest {
    private static final Template GUARDED = GuardedTemplate.TEMPLATE;
    private static final String HERE = "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*";

    @Test
    void hasEveryFunction() {
        assertThat(GUARDED.all("AWS::Lambda::Function"))
                .hasSize(ServiceFunction.values().length)
                .allSatisfy(function -> {
                    assertThat(texts(function, "VpcConfig.SubnetIds")).isEqualTo(GuardedTemplate.SUBNETS);
                    assertThat(texts(function, "VpcConfig.SecurityGroupIds")).isEqualTo(GuardedTemplate.GROUPS);
                });
    }

    @Test
    void hasNoneThatNobodyPutsThere() {
        assertThat(StackTemplate.all("AWS::Lambda::Function")).noneMatch(function -> function.has("VpcConfig"));
        assertThat(StackTemplate.SYNTHESIS.template()).doesNotContain("\"ec2:");
    }

    @Test
    void isReachedByInterfacesAndNothingElse() {
        assertThat(policies())
                .hasSize(ServiceFunction.values().length)
                .allSatisfy(policy -> assertThat(Statement.of(policy, "PolicyDocument")
                                .flatMap(Statement::permissions)
                                .filter(permission -> permission.startsWith("ec2:")))
                        .containsExactlyInAnyOrder(
                                "ec2:CreateNetworkInterface on " + HERE,
                                "ec2:DeleteNetworkInterface on " + HERE,
                                "ec2:AssignPrivateIpAddresses on " + HERE,
                                "ec2:UnassignPrivateIpAddresses on " + HERE,
                                "ec2:DescribeNetworkInterfaces on *",
                                "ec2:DescribeSubnets on *",
                                "ec2:* on *"));
    }

    /// Whoever gets code to run in a function must not make interfaces, or delete those of others.
    @Test
    void isNotChangedByCode() {
        assertThat(policies())
                .allSatisfy(policy -> assertThat(policy.list("PolicyDocument.Statement"))
                        .filteredOn(
                                statement -> statement.path("Effect").asText().equals("Deny"))
                        .containsExactly(Synthesis.json("""
                            {
                              "Action": "ec2:*",
                              "Condition": {"Null": {"lambda:SourceFunctionArn": "false"}},
                              "Effect": "Deny",
                              "Resource": "*"
                            }\
                            """)));
    }

    /// Of the team's own stack.
    @Test
    void isAVpcOfTheApp() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        var vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build();
        var group = SecurityGroup.Builder.create(stack, "Group").vpc(vpc).build();
        var isolated = SubnetSelection.builder()
                .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                .build();
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM)
                .code(Synthesis.CODE)
                .network(Network.of(vpc, isolated, List.of(group)))
                .build();
        new Ostiary(stack, "Ostiary", props);
        var template = Template.of(Synthesis.of(app, stack));
        var subnets = template.all("AWS::EC2::Subnet")
                .filter(subnet -> !subnet.property("MapPublicIpOnLaunch").asBoolean())
                .map(Resource::ref)
                .toList();

        assertThat(template.all("AWS::Lambda::Function").filter(function -> function.has("SnapStart")))
                .isNotEmpty()
                .allSatisfy(function -> {
                    assertThat(texts(function, "VpcConfig.SubnetIds"))
                            .hasSize(2)
                            .isEqualTo(subnets);
                    assertThat(texts(function, "VpcConfig.SecurityGroupIds"))
                            .singleElement()
                            .asString()
                            .contains("Group");
                });
        assertThat(VpcRules.interfaces(template)).isEmpty();
    }

    /// Each service that functions call, and how it is reached from there.
    @Test
    void hasADocumentedWayToEachService() throws IOException {
        var page = Files.readString(Path.of("../docs/guardrails.md"));
        var reached = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ").matcher(page).results();
        var byOthers = Pattern.compile("`([a-z0-9]+)`(?=[^()]*\\) don't pass through)")
                .matcher(page)
                .results();
        var documented = Stream.concat(reached, byOthers)
                .map(service -> service.group(1))
                .collect(toCollection(TreeSet::new));
        var called = policies().stream()
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .flatMap(statement -> statement.actions().stream())
                .map(action -> action.replaceFirst(":.*", ""))
                .collect(toCollection(TreeSet::new));

        // By the publisher, where there are events.
        called.add("sns");
        assertThat(documented).isEqualTo(called);
    }

    /// Of the functions' roles.
    private static List<Resource> policies() {
        var roles = GUARDED.all("AWS::Lambda::Function")
                .map(function ->
                        GUARDED.behind(function.text("Role")).orElseThrow().ref())
                .toList();
        return GUARDED.all("AWS::IAM::Policy")
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(roles::contains))
                .toList();
    }

    private static List<String> texts(Resource resource, String path) {
        return resource.list(path).stream()
                .map((JsonNode value) -> Resource.render(value))
                .toList();
    }
}
