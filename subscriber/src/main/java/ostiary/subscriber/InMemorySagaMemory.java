package ostiary.subscriber;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Notes in memory, for tests: the next instance of a function knows nothing of them.
public final class InMemorySagaMemory implements SagaMemory {
    private final Map<String, SagaPhase> reached = new ConcurrentHashMap<>();

    @Override
    public SagaPhase reach(String saga, SagaPhase phase, Instant forgetAt) {
        return reached.merge(saga, phase, (one, other) -> one.rank() >= other.rank() ? one : other);
    }
}
