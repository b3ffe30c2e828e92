package ostiary.cdk;

import software.amazon.awscdk.RemovalPolicy;

/// What becomes of data when its stack goes.
final class Removal {
    private Removal() {}

    static RemovalPolicy of(boolean keepData) {
        return keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
