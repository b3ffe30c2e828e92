package ostiary.emulators.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;

/// The main class of a function's process: runs AWS's runtime client for as long as the parent process lives.
/// Standard input ends with the parent, however the parent ends.
final class WatchedRuntime {
    private WatchedRuntime() {}

    static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("parent").start(WatchedRuntime::endWithParent);
        AWSLambda.main(arguments);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // input is ignored; only its end matters
            }
        } catch (IOException gone) {
            // as good as the end
        }
        Runtime.getRuntime().halt(0);
    }
}
