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
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;

class CodeDeployServiceTest {
    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final Role role = AwsWorld.role(allow(
            PLACE.arn("codedeploy", "deploymentgroup:shop/login"), "codedeploy:PutLifecycleEventHookExecutionStatus"));
    private final Deployment deployment = world.codeDeploy.start("shop", "login");

    @Test
    void takesTheVerdictOfADeployment() {
        assertThat(world.codeDeploy.verdict(deployment)).isEmpty();

        answer(deployment.id(), deployment.hook(), "Failed");

        assertThat(world.codeDeploy.verdict(deployment)).contains("Failed");
        assertThat(role.unused()).isEmpty();
        assertThat(world.endpoint.problems()).isEmpty();
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
