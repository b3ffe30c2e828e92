package ostiary.cdk;

import software.amazon.awscdk.RemovalPolicy;

/// The removal policy of a resource that holds data, for when its stack is deleted or the creation of it rolled back.
///
/// Kept data goes with a stack that could not be created: nothing is in it yet, and the next try would leave a second
/// one. A resource that is protected from deletion can't go, and would stop the rollback: it is kept then, too.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
final class Removal {
    private Removal() {}

    static RemovalPolicy of(boolean keepData) {
        return keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
    }

    /// @param isProtected from deletion by whomever
    static RemovalPolicy of(boolean keepData, boolean isProtected) {
        return isProtected ? RemovalPolicy.RETAIN : of(keepData);
    }
}
