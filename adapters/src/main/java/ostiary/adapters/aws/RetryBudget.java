package ostiary.adapters.aws;

import java.util.concurrent.atomic.AtomicInteger;

/// How many calls an environment may repeat, whichever service they go to: ten at once, and one more for each five
/// calls that succeed. So retries never add more than a fifth to what a service in trouble is asked.
///
/// The SDK's own budget is one a client, and ten times as large.
final class RetryBudget {
    private static final int REPEAT = 5;
    private static final int SUCCESS = 1;
    private static final int FULL = 10 * REPEAT;

    private final AtomicInteger tokens = new AtomicInteger(FULL);

    /// Takes what one repeat costs.
    ///
    /// @return false if there is not so much
    boolean spend() {
        return tokens.getAndUpdate(left -> left < REPEAT ? left : left - REPEAT) >= REPEAT;
    }

    void earn() {
        tokens.updateAndGet(left -> Math.min(FULL, left + SUCCESS));
    }
}
