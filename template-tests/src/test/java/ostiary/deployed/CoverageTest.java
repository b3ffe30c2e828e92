package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What of the template the suite says nothing about. A new resource or property shows up here until it is modelled.
class CoverageTest {
    @Test
    void leavesOutOnlyWhatIsListed() {
        var stack = SharedStack.STACK;
        new Story(stack).everything();

        var notModelled = stack.notModelled();
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
