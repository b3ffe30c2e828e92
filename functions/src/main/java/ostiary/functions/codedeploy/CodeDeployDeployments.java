package ostiary.functions.codedeploy;

import ostiary.functions.rehearsal.Deployments;
import ostiary.functions.rehearsal.Verdict;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/// Adapter: reports the result of a lifecycle hook to CodeDeploy
/// (<https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html>).
public final class CodeDeployDeployments implements Deployments {
    private final CodeDeployClient codeDeploy;

    public CodeDeployDeployments(CodeDeployClient codeDeploy) {
        this.codeDeploy = codeDeploy;
    }

    @Override
    public void report(String deployment, String hook, Verdict verdict) {
        codeDeploy.putLifecycleEventHookExecutionStatus(put ->
                put.deploymentId(deployment).lifecycleEventHookExecutionId(hook).status(status(verdict)));
    }

    private static LifecycleEventStatus status(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed() -> LifecycleEventStatus.SUCCEEDED;
            case Verdict.Failed(var _, var _) -> LifecycleEventStatus.FAILED;
        };
    }
}
