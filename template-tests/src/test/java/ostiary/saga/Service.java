package ostiary.saga;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import ostiary.subscriber.Participant;
import ostiary.subscriber.SagaRequest;

/// A participant with one account, as it is kept in a table of its own.
final class Service implements Participant {
    private final boolean refuses;
    private final Set<String> cancelled = new HashSet<>();
    private boolean isPrepared;
    private boolean isErased;

    Service(boolean refuses) {
        this.refuses = refuses;
    }

    @Override
    public Optional<String> prepare(SagaRequest request) {
        isPrepared |= !refuses && !isErased && !cancelled.contains(request.saga());
        return refuses ? Optional.of("open_order") : Optional.empty();
    }

    @Override
    public void erase(SagaRequest request) {
        isErased = true;
        isPrepared = false;
    }

    @Override
    public void cancel(SagaRequest request) {
        cancelled.add(request.saga());
        isPrepared = false;
    }

    boolean isErased() {
        return isErased;
    }

    boolean isCancelled() {
        return !cancelled.isEmpty();
    }

    /// Whether nothing is left of a question.
    boolean isAsBefore() {
        return !isErased && !isPrepared;
    }
}
