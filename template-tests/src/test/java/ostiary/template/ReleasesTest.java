package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.Release;

class ReleasesTest {
    private static final String GROUP = "AWS::CodeDeploy::DeploymentGroup";

    /// All whose alias has traffic: Secrets Manager calls the rotation by its plain ARN.
    static Stream<ServiceFunction> released() {
        return EnumSet.complementOf(EnumSet.of(ServiceFunction.KEYS)).stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void goThroughCodeDeployAndComeBackOnFailureStopAndAlarm(ServiceFunction declared) {
        var group = group(declared);

        assertThat(group.list("AutoRollbackConfiguration.Events"))
                .extracting(Resource::render)
                .containsExactlyInAnyOrder(
                        "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM");
        assertThat(group.property("AutoRollbackConfiguration.Enabled").asBoolean())
                .isTrue();
        assertThat(group.property("AlarmConfiguration.Enabled").asBoolean()).isTrue();
        assertThat(group.property("AlarmConfiguration.IgnorePollAlarmFailure").asBoolean())
                .isFalse();
        assertThat(group.text("DeploymentStyle.DeploymentOption")).isEqualTo("WITH_TRAFFIC_CONTROL");
    }

    @ParameterizedTest
    @MethodSource("released")
    void areJudgedByTheNewVersionAlone(ServiceFunction declared) {
        var rule = alarm(declared);
        var version = StackTemplate.alias(declared).text("FunctionVersion");
        var function = StackTemplate.function(declared).ref();

        assertThat(rule.metrics().values()).hasSizeGreaterThan(2).allSatisfy(metric -> {
            assertThat(metric.dimensions()).containsEntry("FunctionName", function);
            assertThat(metric.dimensions()).containsValue(version);
        });
    }

    @ParameterizedTest
    @MethodSource("released")
    void areJudgedBeforeTheRestOfTheTrafficFollows(ServiceFunction declared) {
        var rule = alarm(declared);
        var period = rule.metrics().values().iterator().next().period();
        var bake = StackTemplate.behind(group(declared).text("DeploymentConfigName"))
                .property("TrafficRoutingConfig.TimeBasedCanary.CanaryInterval")
                .asInt();

        assertThat(period.multipliedBy(rule.of())).isLessThan(Duration.ofMinutes(bake));
    }

    @Test
    void areSetUpForEachAliasThatHasTraffic() {
        assertThat(StackTemplate.all(GROUP)).hasSize((int) released().count());
        assertThat(StackTemplate.alias(ServiceFunction.KEYS).json().has("UpdatePolicy"))
                .isFalse();
    }

    @Test
    void areTheWorkOfARoleThatCanMoveTheseAliasesAndNothingElse() {
        var role = StackTemplate.behind(group(ServiceFunction.LOGIN).text("ServiceRoleArn"));
        var expected = new TreeSet<String>();
        expected.add("cloudwatch:DescribeAlarms on *");
        released().forEach(declared -> {
            var function = StackTemplate.function(declared).arn();
            expected.add("lambda:GetAlias on " + function);
            expected.add("lambda:UpdateAlias on " + function);
            expected.add("lambda:GetProvisionedConcurrencyConfig on " + function + ":live");
        });

        assertThat(StackTemplate.all(GROUP))
                .extracting(group -> group.text("ServiceRoleArn"))
                .containsOnly(role.arn());
        assertThat(role.property("AssumeRolePolicyDocument").toString()).contains("\"codedeploy.amazonaws.com\"");
        assertThat(StackTemplate.statements(role).stream().flatMap(Statement::permissions))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "canary:10:5,"
            + " '{\"TimeBasedCanary\":{\"CanaryInterval\":5,\"CanaryPercentage\":10},\"Type\":\"TimeBasedCanary\"}'",
        "linear:20:3,"
            + " '{\"TimeBasedLinear\":{\"LinearInterval\":3,\"LinearPercentage\":20},\"Type\":\"TimeBasedLinear\"}'",
        "blueGreen:30,"
            + " '{\"TimeBasedCanary\":{\"CanaryInterval\":30,\"CanaryPercentage\":99},\"Type\":\"TimeBasedCanary\"}'",
        "allAtOnce, '{\"Type\":\"AllAtOnce\"}'"
    })
    void goAsTheTeamWants(String release, String routing) {
        var synthesis = Synthesis.run(props -> props.release(Release.of(release)));

        assertThat(synthesis.resources())
                .filteredOn(resource -> resource.type().equals("AWS::CodeDeploy::DeploymentConfig"))
                .singleElement()
                .satisfies(config ->
                        assertThat(config.property("TrafficRoutingConfig")).hasToString(routing));
        assertThat(synthesis.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"canary", "canary:0:5", "canary:100:5", "linear:10:0", "linear:10:2881", "blueGreen", "slow"})
    void goNoOtherWay(String release) {
        assertThatThrownBy(() -> Release.of(release))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("release");
    }

    /// That the update of the alias goes through.
    private static Resource group(ServiceFunction declared) {
        var update = StackTemplate.alias(declared).json().at("/UpdatePolicy/CodeDeployLambdaAliasUpdate");
        return StackTemplate.behind(Resource.render(update.required("DeploymentGroupName")));
    }

    private static AlarmRule alarm(ServiceFunction declared) {
        var alarms = List.copyOf(group(declared).list("AlarmConfiguration.Alarms"));
        assertThat(alarms).hasSize(1);
        var alarm = StackTemplate.behind(Resource.render(alarms.getFirst().required("Name")));
        assertThat(alarm.text("AlarmName")).endsWith("-release-failing-" + declared.id());
        return AlarmRule.read(alarm);
    }
}
