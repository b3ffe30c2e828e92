package ostiary.cdk;

import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IAspect;
import software.constructs.IConstruct;

/// Gives every role the path and the bound that an organization asks for, also those that the CDK declares as plain
/// resources (<https://github.com/aws/aws-cdk/issues/13850>).
final class GuardedRoles implements IAspect {
    private static final String ROLE = "AWS::IAM::Role";

    private final Guardrails guardrails;

    GuardedRoles(Guardrails guardrails) {
        this.guardrails = guardrails;
    }

    @Override
    public void visit(IConstruct node) {
        if (node instanceof CfnResource resource
                && resource.getCfnResourceType().equals(ROLE)) {
            guardrails.permissionsBoundary().ifPresent(arn -> resource.addPropertyOverride("PermissionsBoundary", arn));
            guardrails.rolePath().ifPresent(path -> resource.addPropertyOverride("Path", path));
        }
    }
}
