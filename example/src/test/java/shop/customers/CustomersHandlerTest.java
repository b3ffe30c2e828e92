package shop.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.subscriber.Examples;
import ostiary.subscriber.InMemoryCopyStore;

class CustomersHandlerTest {
    private static final String USER = "7f1c9b1e-5a0e-4a39-9d4c-6f2f6f0f3c11";

    private static final Context NO_CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final InMemoryCopyStore<Customer> customers = new InMemoryCopyStore<>();
    private final CustomersHandler handler = new CustomersHandler(customers);

    @Test
    void knowsACustomerFromTheFirstEventOn() {
        assertThat(failed(Examples.text("user.registered"))).isEmpty();

        assertThat(customers.values()).isEqualTo(Map.of(USER, new Customer("alice@shop.example", "", false)));
    }

    @Test
    void hasTheNewestOfWhatComesInAnyOrder() {
        failed(Examples.text("user.disabled"), Examples.text("user.updated"), Examples.text("user.registered"));

        assertThat(customers.values())
                .isEqualTo(Map.of(USER, new Customer("alice@shop.example", "Alice Liddell", true)));
    }

    @Test
    void forgetsWhoIsGone() {
        failed(Examples.text("user.deleted"), Examples.text("user.updated"));

        assertThat(customers.values()).isEmpty();
    }

    @Test
    void failsPoisonAlone() {
        assertThat(failed("poison", Examples.text("user.updated"), Examples.text("session.started")))
                .containsExactly("poison");
        assertThat(customers.values()).hasSize(1);
    }

    /// The same through the table that it has on AWS.
    @Test
    void keepsItsTable() {
        var table = LocalCustomers.shared();

        new CustomersHandler(table).handleRequest(batch(Examples.text("user.updated")), NO_CONTEXT);
        assertThat(table.find(USER)).contains(new Customer("alice@shop.example", "Alice Liddell", false));

        new CustomersHandler(table).handleRequest(batch(Examples.text("user.deleted")), NO_CONTEXT);
        assertThat(table.find(USER)).isEmpty();
    }

    /// The messages that failed, by their bodies.
    private List<String> failed(String... bodies) {
        return handler.handleRequest(batch(bodies), NO_CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSEvent batch(String... bodies) {
        var batch = new SQSEvent();
        batch.setRecords(Stream.of(bodies).map(CustomersHandlerTest::message).toList());
        return batch;
    }

    private static SQSMessage message(String body) {
        var message = new SQSMessage();
        message.setMessageId(body);
        message.setBody(body);
        return message;
    }
}
