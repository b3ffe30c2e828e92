package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Set;
import ostiary.cli.aws.UnreadException;

/// Whether CloudFormation would take the next deployment
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html>).
final class StackCheck implements Check {
    private static final Set<String> UNUSABLE =
            Set.of("ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED");
    private static final String STUCK = "UPDATE_ROLLBACK_FAILED";

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var stack = deployment.stack();
        var status = stack.status();
        boolean isUnusable = UNUSABLE.contains(status);
        return new Findings(this)
                .addIf(isUnusable, Symptom.STACK_UNUSABLE, status)
                .addIf(status.equals(STUCK), Symptom.STACK_STUCK, status)
                .addIf(status.endsWith("_IN_PROGRESS"), Symptom.STACK_CHANGING, status)
                .addIf(!isUnusable && !stack.isProtected(), Symptom.STACK_UNPROTECTED, "")
                .or(status);
    }
}
