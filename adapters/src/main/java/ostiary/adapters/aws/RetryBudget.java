package ostiary.adapters.aws;

import java.util.concurrent.atomic.AtomicInteger;

/// How many calls an environment may retry, whichever service they go to: ten at once, and one more for every five
/// calls that succeed. So retries never add more than a fifth to the load of a service in trouble.
///
/// The SDK's own budget is one per client, and ten times as large.
final class RetryBudget {
    private static final int REPEAT = 5;
    private static final int SUCCESS = 1;
    private static final int FULL = 10 * REPEAT;

    private final AtomicInteger tokens = new AtomicInteger(FULL);

    /// Takes the cost of one retry.
    ///
    /// @return false if the budget is exhausted
    boolean spend() {
        return tokens.getAndUpdate(left -> left < REPEAT ? left : left - REPEAT) >= REPEAT;
    }

    void earn() {
        tokens.updateAndGet(left -> Math.min(FULL, left + SUCCESS));
    }
}
