package ostiary.emulators.aws.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts requests and the faults that were really done to them: one that is planned and finds nothing to bite on, as
/// an answer to be lost that was a refusal, is none.
public final class FaultCounts {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();

    void request(String operation) {
        requests.computeIfAbsent(operation, _ -> new LongAdder()).increment();
    }

    void fault(Fault fault) {
        faults.computeIfAbsent(fault, _ -> new LongAdder()).increment();
    }

    /// Attempts, not calls: a retry counts again.
    public long requests() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public long requests(String operation) {
        return requests.getOrDefault(operation, new LongAdder()).sum();
    }

    public long faults(Fault fault) {
        return faults.getOrDefault(fault, new LongAdder()).sum();
    }

    /// Those that were done at least once.
    public Map<Fault, Long> faults() {
        var sums = new EnumMap<Fault, Long>(Fault.class);
        faults.forEach((fault, count) -> sums.put(fault, count.sum()));
        return sums;
    }
}
