package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.ServiceFunction;

/// The parts of the template that the suite says nothing about. A new resource or property shows up here until
/// it is modelled.
class CoverageTest {
    /// Types that no request meets, and the test that looks at them.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "AWS::CloudWatch::Alarm", "ostiary.template.AlarmsTest",
            "AWS::CloudWatch::Dashboard", "ostiary.template.DashboardTest",
            "AWS::Logs::MetricFilter", "ostiary.template.LogFiltersTest",
            "AWS::CodeDeploy::DeploymentConfig", "ostiary.template.ReleasesTest",
            "AWS::CodeDeploy::DeploymentGroup", "ostiary.template.ReleasesTest",
            "AWS::CodeDeploy::Application", "ostiary.template.ReleasesTest");

    @Test
    void leavesOutOnlyWhatIsListed() {
        var stack = SharedStack.STACK;
        new Story(stack).everything();
        stack.deployments().of(ServiceFunction.LOGIN);
        stack.schedules().fire();

        var notModelled = stack.notModelled().stream()
                .filter(property -> !ELSEWHERE.containsKey(property.split(" ", 2)[0]))
                .toList();
        System.out.println("Not modelled of the template: " + String.join(", ", notModelled));
        assertThat(notModelled)
                .containsExactly(
                        "AWS::ApiGatewayV2::Stage DefaultRouteSettings",
                        "AWS::ApiGatewayV2::Stage RouteSettings",
                        "AWS::DynamoDB::Table DeletionProtectionEnabled",
                        "AWS::DynamoDB::Table PointInTimeRecoverySpecification",
                        "AWS::KMS::Key EnableKeyRotation",
                        "AWS::KMS::Key KeyPolicy",
                        "AWS::Lambda::Function Architectures",
                        "AWS::Logs::LogGroup RetentionInDays",
                        "AWS::SecretsManager::RotationSchedule RotationRules");
    }
}
