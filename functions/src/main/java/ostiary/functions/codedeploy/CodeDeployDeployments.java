package ostiary.functions.codedeploy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.functions.rehearsal.Deployments;
import ostiary.functions.rehearsal.Verdict;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/// Adapter: asks CodeDeploy about a deployment, and reports the result of its lifecycle hook
/// (<https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaFunctionInfo.html>,
/// <https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html>).
public final class CodeDeployDeployments implements Deployments {
    private static final Logger LOG = LoggerFactory.getLogger(CodeDeployDeployments.class);

    private final CodeDeployClient codeDeploy;

    public CodeDeployDeployments(CodeDeployClient codeDeploy) {
        this.codeDeploy = codeDeploy;
    }

    /// Lambda never uses the number of a version again
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html>).
    @Override
    public boolean goesBack(String deployment) {
        return codeDeploy.listDeploymentTargets(list -> list.deploymentId(deployment)).targetIds().stream()
                .map(target -> codeDeploy.getDeploymentTarget(
                        get -> get.deploymentId(deployment).targetId(target)))
                .map(answer -> answer.deploymentTarget().lambdaTarget().lambdaFunctionInfo())
                .anyMatch(moved -> number(moved.targetVersion()) < number(moved.currentVersion()));
    }

    private static long number(String version) {
        return Long.parseLong(version);
    }

    /// The first report counts: Lambda runs a hook again that died after it.
    @Override
    public void report(String deployment, String hook, Verdict verdict) {
        try {
            codeDeploy.putLifecycleEventHookExecutionStatus(put -> put.deploymentId(deployment)
                    .lifecycleEventHookExecutionId(hook)
                    .status(status(verdict)));
        } catch (LifecycleEventAlreadyCompletedException done) {
            LOG.info("the deployment has its verdict already");
        }
    }

    private static LifecycleEventStatus status(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed() -> LifecycleEventStatus.SUCCEEDED;
            case Verdict.Failed(var _, var _) -> LifecycleEventStatus.FAILED;
        };
    }
}
