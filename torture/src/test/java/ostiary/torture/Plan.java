package ostiary.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;

/// How hard a round is.
///
/// @param faults of the way to the store, from a seed
/// @param deathRate the probability that an instance dies before, and again after, a call to the store
/// @param graces of the clients, in milliseconds; there are clients of each kind
record Plan(LongFunction<FaultPlan> faults, double deathRate, List<Integer> graces) {
    static final int INSTANCES = 4;
    static final int USERS = 8;
    /// Of a user, each with a session of its own.
    static final int DEVICES = 3;
    /// So few sessions at a time are listed, so that a log-out everywhere may be cut off between two pages as well.
    static final int PAGE = 2;
    /// Of the answers, so many never reach their client.
    static final double LOST_REPLIES = 0.05;
    static final Duration KEY_TURN = Duration.ofMillis(700);
    static final Duration KEY_LAG = Duration.ofMillis(1500);

    private static final double FAULTY = 0.25;
    private static final double DEADLY = 0.003;

    /// Every fault. Some find nothing to bite on, so a fifth of the requests really meet one.
    static Plan everything() {
        var weights = Map.ofEntries(
                Map.entry(Fault.ERROR_500, 3),
                Map.entry(Fault.ERROR_503, 3),
                Map.entry(Fault.TABLE_THROTTLED, 2),
                Map.entry(Fault.ACCOUNT_THROTTLED, 1),
                Map.entry(Fault.RESET, 3),
                Map.entry(Fault.SLOW, 3),
                Map.entry(Fault.NEVER_ANSWERED, 1),
                Map.entry(Fault.LATE, 1),
                Map.entry(Fault.TRUNCATED, 2),
                Map.entry(Fault.CORRUPT_BODY, 2),
                Map.entry(Fault.CORRUPT_CRC, 1),
                Map.entry(Fault.DROPPED_AFTER_COMMIT, 6));
        return new Plan(seed -> FaultPlan.byRate(FAULTY, weights, seed), DEADLY, List.of(200, 400, 1000));
    }

    /// Faults that are over at once.
    static Plan brisk() {
        var weights = Map.of(Fault.ERROR_500, 1, Fault.RESET, 1, Fault.TRUNCATED, 1, Fault.DROPPED_AFTER_COMMIT, 3);
        return new Plan(seed -> FaultPlan.byRate(FAULTY, weights, seed), DEADLY, List.of(100, 200));
    }

    /// Nothing fails.
    static Plan calm() {
        return new Plan(_ -> FaultPlan.none(), 0, List.of(100));
    }
}
