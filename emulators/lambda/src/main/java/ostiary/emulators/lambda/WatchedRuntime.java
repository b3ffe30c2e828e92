package ostiary.emulators.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;

/// What runs in the process of a function: AWS's runtime client, for as long as the process has a parent. Its standard
/// input ends with the parent, however the parent ends.
final class WatchedRuntime {
    private WatchedRuntime() {}

    static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("parent").start(WatchedRuntime::endWithParent);
        AWSLambda.main(arguments);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said; only the end counts
            }
        } catch (IOException gone) {
            // as good as the end
        }
        Runtime.getRuntime().halt(0);
    }
}
