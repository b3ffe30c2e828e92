package ostiary.server.local.saga;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.core.event.EventData;
import ostiary.subscriber.Participant;
import ostiary.subscriber.SagaRequest;

/// A shop that takes part in deletions, with a copy of its customers: whoever has `+order` in their address
/// has an order that is open, and stays.
final class DemoShop implements Participant {
    private static final String AN_ORDER = "+order";

    private final Set<String> ordering = ConcurrentHashMap.newKeySet();

    void hear(EventData.OfUser user) {
        if (user.email().value().contains(AN_ORDER)) {
            ordering.add(user.user().toString());
        } else {
            ordering.remove(user.user().toString());
        }
    }

    @Override
    public Optional<String> prepare(SagaRequest request) {
        return ordering.contains(request.userId()) ? Optional.of("open_order") : Optional.empty();
    }

    @Override
    public void erase(SagaRequest request) {
        ordering.remove(request.userId());
    }

    @Override
    public void cancel(SagaRequest request) {
        // Nothing is kept of a question here.
    }
}
