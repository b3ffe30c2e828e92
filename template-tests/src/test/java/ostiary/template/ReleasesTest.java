package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
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

    /// All whose alias has traffic.
    static Stream<ServiceFunction> released() {
        return ServiceFunction.released().stream();
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

    /// AWS calls the others by their plain names, so there is no traffic to share out.
    @Test
    void areSetUpForEachAliasThatHasTraffic() {
        assertThat(StackTemplate.all(GROUP)).hasSize((int) released().count());
        for (var other : EnumSet.complementOf(EnumSet.copyOf(ServiceFunction.released()))) {
            assertThat(StackTemplate.all("AWS::Lambda::Alias"))
                    .extracting(alias -> alias.text("FunctionName"))
                    .doesNotContain(StackTemplate.function(other).ref());
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void areRehearsedBeforeTheyGetTraffic(ServiceFunction declared) {
        assertThat(hook(StackTemplate.alias(declared).json()))
                .isEqualTo(StackTemplate.function(ServiceFunction.REHEARSAL).ref());
        assertThat(group(declared).text("DeploymentGroupName")).isEqualTo(declared.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear:20:3", "blueGreen:30", "allAtOnce"})
    void areRehearsedHoweverTheyGo(String release) {
        assertThat(hooks(Synthesis.run(props -> props.release(Release.of(release)))))
                .hasSize((int) released().count())
                .noneMatch(String::isEmpty);
    }

    @Test
    void areNotRehearsedIfTheTeamCannotWait() {
        assertThat(hooks(Synthesis.run(props -> props.rehearse(false))))
                .hasSize((int) released().count())
                .allMatch(String::isEmpty);
    }

    @Test
    void areRehearsedWithoutAMailIfTheTeamWantsNone() {
        assertThat(rehearsalMail(Synthesis.run(props -> props.rehearsalMail(false))))
                .isEqualTo("suppressed");
        assertThat(rehearsalMail(StackTemplate.SYNTHESIS)).isEqualTo("sent");
    }

    private static String rehearsalMail(Synthesis synthesis) {
        return Resource.function(ServiceFunction.SIGNUP, synthesis.resources())
                .text("Environment.Variables.OSTIARY_REHEARSAL_MAIL");
    }

    /// Each metric of an alarm is charged.
    @Test
    void areNotWatchedIfTheTeamWouldRatherNotPayForIt() {
        var unwatched = Synthesis.run(props -> props.releaseAlarms(false));
        var watching = StackTemplate.all("AWS::CloudWatch::Alarm").stream().filter(ReleasesTest::watchesARelease);

        assertThat(unwatched.resources()).noneMatch(ReleasesTest::watchesARelease);
        assertThat(unwatched.resources())
                .filteredOn(resource -> resource.type().equals(GROUP))
                .hasSize((int) released().count())
                .allSatisfy(group -> {
                    assertThat(group.property("AlarmConfiguration.Alarms")).isEmpty();
                    assertThat(group.list("AutoRollbackConfiguration.Events"))
                            .extracting(Resource::render)
                            .containsExactlyInAnyOrder("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST");
                });
        assertThat(unwatched.warnings()).isEmpty();
        assertThat(unwatched.validationReport().path("pluginReports")).isEmpty();
        assertThat(unwatched.template()).doesNotContain("red is being taken back");
        assertThat(watching.mapToInt(alarm -> AlarmRule.read(alarm).metrics().size())
                        .sum())
                .isEqualTo(51);
    }

    private static boolean watchesARelease(Resource resource) {
        return resource.type().equals("AWS::CloudWatch::Alarm")
                && resource.text("AlarmName").contains("-release-failing-");
    }

    private static List<String> hooks(Synthesis synthesis) {
        return synthesis.resources().stream()
                .filter(resource -> resource.json().has("UpdatePolicy"))
                .map(alias -> hook(alias.json()))
                .toList();
    }

    /// Empty if there is none.
    private static String hook(JsonNode alias) {
        return Resource.render(alias.at("/UpdatePolicy/CodeDeployLambdaAliasUpdate/BeforeAllowTrafficHook"));
    }

    @Test
    void areTheWorkOfARoleThatCanMoveTheseAliasesAndCallTheRehearsalAndNothingElse() {
        var role = StackTemplate.behind(group(ServiceFunction.LOGIN).text("ServiceRoleArn"));
        var expected = new TreeSet<String>();
        expected.add("cloudwatch:DescribeAlarms on *");
        expected.add("lambda:InvokeFunction on "
                + StackTemplate.function(ServiceFunction.REHEARSAL).arn());
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
