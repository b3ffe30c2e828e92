package ostiary.template;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ContainerSetting;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.TrustedProxies;

/// A task of a fleet has the settings, and the rights, of the functions whose routes it answers.
class FleetTaskTest {
    private static final List<Resource> RESOURCES = FleetTemplate.TOGETHER.resources();

    /// The rights to its own log and traces; a task logs by its execution role.
    private static final Set<String> OF_A_FUNCTION =
            Set.of("logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /// Every wildcard, and the reason is beside it in the template.
    private static final Set<String> WILDCARDS = Set.of(
            "ecr:GetAuthorizationToken on *",
            "elasticloadbalancing:DescribeListeners on *",
            "elasticloadbalancing:DescribeRules on *",
            "elasticloadbalancing:DescribeTargetGroups on *",
            "elasticloadbalancing:DescribeTargetHealth on *");

    @Test
    void mayDoWhatTheFunctionsMayWhoseRoutesItAnswersAndNothingElse() {
        var ofFunctions = ServiceFunction.inContainers().stream()
                .flatMap(function ->
                        rights(Resource.function(function, RESOURCES).text("Role")))
                .filter(right -> OF_A_FUNCTION.stream().noneMatch(right::startsWith))
                .collect(toSet());

        assertThat(ofFunctions).hasSizeGreaterThan(50);
        assertThat(rights(role("Work")).collect(toSet())).isEqualTo(ofFunctions);
    }

    @Test
    void hasNoRightThatNoRouteOfItsNeeds() {
        var others = EnumSet.complementOf(EnumSet.copyOf(ServiceFunction.inContainers()));
        var work = rights(role("Work")).collect(toSet());

        assertThat(others).contains(ServiceFunction.ADMIN, ServiceFunction.KEYS, ServiceFunction.REHEARSAL);
        assertThat(work)
                .noneMatch(right -> right.startsWith("secretsmanager:Put"))
                .noneMatch(right -> right.startsWith("sns:"))
                .noneMatch(right -> right.startsWith("lambda:"))
                .noneMatch(right -> right.startsWith("codedeploy:"))
                .noneMatch(right -> right.startsWith("ecs:"))
                .noneMatch(right -> right.startsWith("ssmmessages:"))
                .noneMatch(right -> right.contains("\"ADMIN"));
    }

    @Test
    void isStartedByARoleThatPullsOneImageAndWritesOneLog() {
        var log = RESOURCES.stream()
                .filter(resource -> resource.type().equals("AWS::Logs::LogGroup"))
                .filter(group -> group.id().startsWith("FleetTaskLogs"))
                .findAny()
                .orElseThrow();
        var rights = rights(role("Execution")).toList();

        assertThat(rights)
                .hasSize(6)
                .contains(
                        "logs:CreateLogStream on " + log.arn() + " if ",
                        "logs:PutLogEvents on " + log.arn() + " if ",
                        "ecr:GetAuthorizationToken on * if ");
        assertThat(rights)
                .filteredOn(right -> right.contains(" on ${ostiary-test-images:"))
                .hasSize(3);
    }

    @Test
    void haveNoWildcardWithoutAReason() {
        var fleet = FleetTemplate.ALONE.resources();

        assertThat(fleet.stream()
                        .filter(FleetTaskTest::isAPolicy)
                        .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                        .flatMap(Statement::permissions)
                        .filter(permission -> permission.contains("*"))
                        .collect(toSet()))
                .isEqualTo(WILDCARDS);
    }

    @Test
    void takesOnNoRoleForOthers() {
        assertThat(RESOURCES.stream()
                        .filter(resource -> resource.id().startsWith("FleetTask"))
                        .filter(resource -> resource.type().equals("AWS::IAM::Role")))
                .hasSize(2)
                .allSatisfy(role -> {
                    var statement =
                            role.property("AssumeRolePolicyDocument.Statement").path(0);
                    assertThat(statement.path("Principal").path("Service").asText())
                            .isEqualTo("ecs-tasks.amazonaws.com");
                    assertThat(Resource.render(statement
                                    .path("Condition")
                                    .path("StringEquals")
                                    .path("aws:SourceAccount")))
                            .isEqualTo("${AWS::AccountId}");
                    assertThat(role.has("ManagedPolicyArns")).isFalse();
                });
    }

    @Test
    void hasTheSettingsOfThoseFunctionsAndItsOwn() {
        var expected = new TreeMap<String, String>();
        ServiceFunction.inContainers()
                .forEach(function -> expected.putAll(
                        values(Resource.function(function, RESOURCES).property("Environment.Variables"))));
        expected.remove("JAVA_TOOL_OPTIONS");
        expected.put("POWERTOOLS_SERVICE_NAME", "ostiary-fleet");
        expected.put("AWS_REGION", "${AWS::Region}");
        for (var setting : ContainerSetting.values()) {
            expected.put(setting.variable(), environment().get(setting.variable()));
        }

        assertThat(environment()).isEqualTo(expected).containsKeys("OSTIARY_PASSKEYS", "OSTIARY_TOKEN_CLAIMS");
    }

    @Test
    void takesTheWordOfOneBalancerAboutClients() {
        assertThat(TrustedProxies.parse(environment().get(ContainerSetting.TRUSTED_PROXIES.variable())))
                .contains(new TrustedProxies.Hops(1));
        assertThat(environment()).containsEntry(ContainerSetting.TARGET_TLS.variable(), "on");
    }

    @Test
    void isKilledLaterThanItDrains() {
        int leaving = Integer.parseInt(environment().get(ContainerSetting.DEREGISTRATION.variable()));
        int drain = Integer.parseInt(environment().get(ContainerSetting.DRAIN.variable()));

        assertThat(container().path("StopTimeout").asInt())
                .isGreaterThan(leaving + drain)
                .isLessThanOrEqualTo(120);
    }

    @Test
    void isConfinedAsTheImageIsMeantToBe() {
        var container = container();

        assertThat(container.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("User").asText()).isEqualTo("65532:65532");
        assertThat(container.path("Privileged").asBoolean()).isFalse();
        assertThat(container
                        .path("LinuxParameters")
                        .path("Capabilities")
                        .path("Drop")
                        .toString())
                .isEqualTo("[\"ALL\"]");
        assertThat(container.path("LinuxParameters").path("Capabilities").has("Add"))
                .isFalse();
        assertThat(container.path("MountPoints")).hasSize(1);
        assertThat(container.path("MountPoints").path(0).path("ContainerPath").asText())
                .isEqualTo("/tmp");
        assertThat(container.path("Ulimits").path(0).path("Name").asText()).isEqualTo("nofile");
        assertThat(definition().list("ContainerDefinitions")).hasSize(1);
        assertThat(definition().text("RuntimePlatform.CpuArchitecture")).isEqualTo("X86_64");
        assertThat(service().property("EnableExecuteCommand").asBoolean()).isFalse();
    }

    @Test
    void runsAnImageByItsDigest() {
        assertThat(container().path("Image").toString()).contains("@" + FleetTemplate.DIGEST);
    }

    @Test
    void isWatchedByContainerInsights() {
        assertThat(FleetTest.only("AWS::ECS::Cluster")
                        .property("ClusterSettings")
                        .toString())
                .contains("\"containerInsights\"", "\"enhanced\"");
    }

    private static Resource service() {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals("AWS::ECS::Service"))
                .findAny()
                .orElseThrow();
    }

    private static Resource definition() {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals("AWS::ECS::TaskDefinition"))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode container() {
        return definition().property("ContainerDefinitions").path(0);
    }

    private static Map<String, String> environment() {
        var variables = new TreeMap<String, String>();
        container()
                .path("Environment")
                .forEach(each -> variables.put(each.path("Name").asText(), Resource.render(each.path("Value"))));
        return variables;
    }

    private static Map<String, String> values(JsonNode variables) {
        var values = new TreeMap<String, String>();
        variables.properties().forEach(each -> values.put(each.getKey(), Resource.render(each.getValue())));
        return values;
    }

    private static String role(String id) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .filter(resource -> resource.id().startsWith("FleetTask" + id))
                .map(Resource::arn)
                .findAny()
                .orElseThrow();
    }

    private static boolean isAPolicy(Resource resource) {
        return resource.type().equals("AWS::IAM::Policy") || resource.type().equals("AWS::IAM::ManagedPolicy");
    }

    /// Each action on each resource, with its condition.
    private static Stream<String> rights(String roleArn) {
        var ref = roleArn.replace(".Arn}", "}");
        return RESOURCES.stream()
                .filter(FleetTaskTest::isAPolicy)
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(ref::equals))
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .flatMap(statement ->
                        statement.permissions().map(permission -> permission + " if " + statement.condition()));
    }
}
