package ostiary.emulators.aws.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Decides which fault, if any, a request meets. Implementations must be safe for use by many threads.
@FunctionalInterface
public interface FaultPlan {
    /// The fault for the next request; empty to pass it on unharmed.
    ///
    /// @param operation the part of `X-Amz-Target` after the dot, such as `UpdateItem`
    Optional<Fault> next(String operation);

    /// A plan that injects no faults.
    static FaultPlan none() {
        return _ -> Optional.empty();
    }

    static FaultPlan always(Fault fault) {
        return _ -> Optional.of(fault);
    }

    /// A plan that injects the fault for the first `times` requests only.
    static FaultPlan first(int times, Fault fault) {
        var left = new AtomicInteger(times);
        return _ -> left.getAndDecrement() > 0 ? Optional.of(fault) : Optional.empty();
    }

    /// A plan that injects faults at random.
    ///
    /// @param rate the share of requests that meet a fault, from 0 to 1
    /// @param weights the relative frequency of each fault
    /// @param seed makes the sequence of faults repeatable
    static FaultPlan byRate(double rate, Map<Fault, Integer> weights, long seed) {
        var choices = new ArrayList<Fault>();
        weights.forEach((fault, weight) -> choices.addAll(Collections.nCopies(weight, fault)));
        Collections.sort(choices); // The map's iteration order must not affect the sequence.
        var random = new Random(seed);
        return _ -> {
            synchronized (random) {
                return random.nextDouble() < rate
                        ? Optional.of(choices.get(random.nextInt(choices.size())))
                        : Optional.empty();
            }
        };
    }

    /// Limits this plan to some operations. Requests for other operations pass, and do not advance the plan.
    default FaultPlan on(String... operations) {
        var chosen = Set.of(operations);
        return operation -> chosen.contains(operation) ? next(operation) : Optional.empty();
    }
}
