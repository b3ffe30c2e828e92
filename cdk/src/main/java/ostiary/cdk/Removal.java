package ostiary.cdk;

import software.amazon.awscdk.RemovalPolicy;

/// Removal policies for data when its stack is deleted.
final class Removal {
    private Removal() {}

    static RemovalPolicy of(boolean keepData) {
        return keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
