package ostiary.emulators.aws.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests and injected faults. A planned fault that could not be injected, such as
/// [Fault#DROPPED_AFTER_COMMIT] on a rejected request, is not counted.
public final class FaultCounts {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();

    void request(String operation) {
        requests.computeIfAbsent(operation, _ -> new LongAdder()).increment();
    }

    void fault(Fault fault) {
        faults.computeIfAbsent(fault, _ -> new LongAdder()).increment();
    }

    /// The number of attempts; each retry counts as another.
    public long requests() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public long requests(String operation) {
        return requests.getOrDefault(operation, new LongAdder()).sum();
    }

    public long faults(Fault fault) {
        return faults.getOrDefault(fault, new LongAdder()).sum();
    }

    /// The faults that were injected at least once, with their numbers.
    public Map<Fault, Long> faults() {
        var sums = new EnumMap<Fault, Long>(Fault.class);
        faults.forEach((fault, count) -> sums.put(fault, count.sum()));
        return sums;
    }
}
