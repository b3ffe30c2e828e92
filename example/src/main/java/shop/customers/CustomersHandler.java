package shop.customers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import ostiary.subscriber.Copy;
import ostiary.subscriber.CopyStore;
import ostiary.subscriber.QueueConsumer;

/// Keeps the shop's copy of its customers in step with the accounts, from a queue of the events `user.*`.
public final class CustomersHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueConsumer consumer;

    /// As Lambda makes it. The setting `CUSTOMERS_TABLE` names the table.
    public CustomersHandler() {
        this(CustomersTable.named(System.getenv("CUSTOMERS_TABLE")));
    }

    CustomersHandler(CopyStore<Customer> customers) {
        this.consumer = QueueConsumer.of(Copy.of("user", customers, event -> Customer.of(event.data())));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return consumer.consume(batch);
    }
}
