package shop.customers;

import java.util.Optional;
import ostiary.subscriber.CopyStore;
import ostiary.subscriber.Participant;
import ostiary.subscriber.SagaRequest;

/// The shop's part in the deletion of an account: nobody goes while an order of theirs is open.
final class LeavingCustomer implements Participant {
    private final OrderDesk desk;
    private final CopyStore<Customer> customers;

    LeavingCustomer(OrderDesk desk, CopyStore<Customer> customers) {
        this.desk = desk;
        this.customers = customers;
    }

    @Override
    public Optional<String> prepare(SagaRequest request) {
        return desk.close(request.userId(), request.saga()) ? Optional.empty() : Optional.of("open_order");
    }

    @Override
    public void erase(SagaRequest request) {
        desk.closeForGood(request.userId(), request.saga());
        // A tombstone, since an event of the account may still come.
        customers.bury(request.userId(), 0);
    }

    @Override
    public void cancel(SagaRequest request) {
        desk.reopen(request.userId(), request.saga());
    }
}
