package ostiary.saga;

import java.util.Optional;
import ostiary.subscriber.Participant;
import ostiary.subscriber.SagaRequest;

/// A participant with one account. That nothing of it comes too late is the kit's.
final class Service implements Participant {
    private final boolean refuses;
    private boolean isPrepared;
    private boolean isErased;
    private boolean isCancelled;

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
        isCancelled = true;
        isPrepared = false;
    }

    boolean isErased() {
        return isErased;
    }

    boolean isCancelled() {
        return isCancelled;
    }

    /// Whether nothing is left of a question.
    boolean isAsBefore() {
        return !isErased && !isPrepared;
    }
}
