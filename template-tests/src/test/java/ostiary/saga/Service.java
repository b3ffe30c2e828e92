package ostiary.saga;

import java.util.Optional;
import ostiary.subscriber.Participant;
import ostiary.subscriber.SagaRequest;

/// A participant with one account. That nothing of it comes too late is the kit's.
final class Service implements Participant {
    private final boolean refuses;
    private boolean isPrepared;
    private boolean isErased;

    Service(boolean refuses) {
        this.refuses = refuses;
    }

    @Override
    public Optional<String> prepare(SagaRequest request) {
        isPrepared |= !refuses;
        return refuses ? Optional.of("open_order") : Optional.empty();
    }

    @Override
    public void erase(SagaRequest request) {
        isErased = true;
        isPrepared = false;
    }

    @Override
    public void cancel(SagaRequest request) {
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
