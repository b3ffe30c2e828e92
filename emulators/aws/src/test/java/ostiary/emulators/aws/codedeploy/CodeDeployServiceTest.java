package ostiary.emulators.aws.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.emulators.aws.AwsWorld.PLACE;
import static ostiary.emulators.aws.AwsWorld.allow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.codedeploy.CodeDeployService.Deployment;
import ostiary.emulators.aws.iam.Role;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;

class CodeDeployServiceTest {
    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final Role role = AwsWorld.role(allow(
            PLACE.arn("codedeploy", "deploymentgroup:shop/login"),
            "codedeploy:PutLifecycleEventHookExecutionStatus",
            "codedeploy:ListDeploymentTargets",
            "codedeploy:GetDeploymentTarget"));
    private final Deployment deployment = world.codeDeploy.start("shop", "login");

    @Test
    void takesTheVerdictOfADeployment() {
        assertThat(world.codeDeploy.verdict(deployment)).isEmpty();

        answer(deployment.id(), deployment.hook(), "Failed");

        assertThat(world.codeDeploy.verdict(deployment)).contains("Failed");
        assertThat(world.endpoint.problems()).isEmpty();
    }

    @Test
    void tellsWhichWayADeploymentGoes() {
        var back = world.codeDeploy.start("shop", "login", 7, 6);
        var client = world.client(role, CodeDeployClient.builder());

        var targets = client.listDeploymentTargets(list -> list.deploymentId(back.id()))
                .targetIds();

        assertThat(targets).singleElement().satisfies(target -> {
            var moved = client.getDeploymentTarget(
                            get -> get.deploymentId(back.id()).targetId(target))
                    .deploymentTarget()
                    .lambdaTarget()
                    .lambdaFunctionInfo();
            assertThat(moved.currentVersion()).isEqualTo("7");
            assertThat(moved.targetVersion()).isEqualTo("6");
        });
        assertThatThrownBy(() -> client.getDeploymentTarget(
                        get -> get.deploymentId(back.id()).targetId("x")))
                .isInstanceOf(DeploymentTargetDoesNotExistException.class);
        answer(back.id(), back.hook(), "Succeeded");
        assertThat(role.unused()).isEmpty();
    }

    @Test
    void takesItOnce() {
        answer(deployment.id(), deployment.hook(), "Failed");

        assertThatThrownBy(() -> answer(deployment.id(), deployment.hook(), "Succeeded"))
                .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
        assertThat(world.codeDeploy.verdict(deployment)).contains("Failed");
    }

    @Test
    void takesNothingElse() {
        assertThatThrownBy(() -> answer("d-1", deployment.hook(), "Succeeded"))
                .isInstanceOf(DeploymentDoesNotExistException.class);
        assertThatThrownBy(() -> answer(deployment.id(), "x", "Succeeded"))
                .isInstanceOf(InvalidLifecycleEventHookExecutionIdException.class);
        assertThatThrownBy(() -> answer(deployment.id(), deployment.hook(), "Skipped"))
                .isInstanceOf(InvalidLifecycleEventHookExecutionStatusException.class);
        assertThat(world.codeDeploy.verdict(deployment)).isEmpty();
    }

    @Test
    void takesNoneFromTheHookOfAnotherGroup() {
        var other = world.codeDeploy.start("shop", "refresh");

        assertThatThrownBy(() -> answer(other.id(), other.hook(), "Succeeded"))
                .isInstanceOf(CodeDeployException.class)
                .hasMessageContaining("deploymentgroup:shop/refresh");
        assertThat(world.codeDeploy.verdict(other)).isEmpty();
    }

    private void answer(String id, String hook, String status) {
        world.client(role, CodeDeployClient.builder())
                .putLifecycleEventHookExecutionStatus(put ->
                        put.deploymentId(id).lifecycleEventHookExecutionId(hook).status(status));
    }
}
