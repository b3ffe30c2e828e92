package ostiary.emulators.aws.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Which fault, if any, a request meets. Asked from many threads.
@FunctionalInterface
public interface FaultPlan {
    /// The fault for the next request.
    ///
    /// @param operation what follows the dot in `X-Amz-Target`: `UpdateItem`
    Optional<Fault> next(String operation);

    /// No fault at all.
    static FaultPlan none() {
        return _ -> Optional.empty();
    }

    static FaultPlan always(Fault fault) {
        return _ -> Optional.of(fault);
    }

    /// The fault so many times, then none.
    static FaultPlan first(int times, Fault fault) {
        var left = new AtomicInteger(times);
        return _ -> left.getAndDecrement() > 0 ? Optional.of(fault) : Optional.empty();
    }

    /// A share of the requests, at random.
    ///
    /// @param rate of requests that meet a fault, from 0 to 1
    /// @param weights how often each fault comes, in relation to the others
    /// @param seed of the sequence of faults
    static FaultPlan byRate(double rate, Map<Fault, Integer> weights, long seed) {
        var lots = new ArrayList<Fault>();
        weights.forEach((fault, weight) -> lots.addAll(Collections.nCopies(weight, fault)));
        Collections.sort(lots); // The seed decides, not the order of the map.
        var random = new Random(seed);
        return _ -> {
            synchronized (random) {
                return random.nextDouble() < rate
                        ? Optional.of(lots.get(random.nextInt(lots.size())))
                        : Optional.empty();
            }
        };
    }

    /// The same for some operations; the others meet no fault and do not count.
    default FaultPlan on(String... operations) {
        var chosen = Set.of(operations);
        return operation -> chosen.contains(operation) ? next(operation) : Optional.empty();
    }
}
