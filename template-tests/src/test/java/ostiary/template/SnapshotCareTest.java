package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.WarmUp;

/// A version that is not invoked for 14 days goes inactive
/// (<https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html>).
class SnapshotCareTest {
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";

    static Stream<ServiceFunction> released() {
        return ServiceFunction.released().stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void touchesTheAliasOfEachReleasedFunctionDaily(ServiceFunction declared) {
        var alias = StackTemplate.alias(declared).ref();

        assertThat(schedules())
                .filteredOn(schedule -> schedule.text("Target.Arn").equals(alias))
                .singleElement()
                .satisfies(schedule -> {
                    assertThat(schedule.text("ScheduleExpression")).isEqualTo("rate(1 day)");
                    assertThat(schedule.text("Target.Input")).isEqualTo(WarmUp.EVENT);
                    assertThat(schedule.has("State")).isFalse();
                    assertThat(schedule.text("FlexibleTimeWindow.Mode")).isEqualTo("FLEXIBLE");
                });
    }

    @Test
    void touchesNothingElse() {
        assertThat(schedules()).hasSize((int) released().count());
    }

    @Test
    void mayCallTheseAliasesAndNothingElseForThisAccount() {
        assertThat(schedules())
                .extracting(schedule -> schedule.text("Target.RoleArn"))
                .doesNotContainNull()
                .containsOnly(role().arn());
        assertThat(StackTemplate.statements(role()).stream().flatMap(Statement::permissions))
                .containsExactlyInAnyOrderElementsOf(released()
                        .map(declared -> "lambda:InvokeFunction on "
                                + StackTemplate.alias(declared).ref())
                        .toList());
        assertThat(role().property("AssumeRolePolicyDocument.Statement"))
                .singleElement()
                .satisfies(trust -> {
                    assertThat(trust.at("/Principal/Service").asText()).isEqualTo("scheduler.amazonaws.com");
                    assertThat(Resource.render(trust.at("/Condition/StringEquals/aws:SourceAccount")))
                            .isEqualTo("${AWS::AccountId}");
                });
    }

    private static Resource role() {
        return StackTemplate.behind(schedules().getFirst().text("Target.RoleArn"));
    }

    private static List<Resource> schedules() {
        return StackTemplate.all(SCHEDULE);
    }
}
