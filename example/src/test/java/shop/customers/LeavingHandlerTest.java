package shop.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shop's part in a deletion, through its tables.
class LeavingHandlerTest {
    private static final Context NO_CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final String user = UUID.randomUUID().toString();
    private final List<String> answers = new ArrayList<>();
    private final LeavingHandler handler = LocalCustomers.leaving(answers::add);
    private final OrderDesk desk = LocalCustomers.desk();
    private final CustomersTable customers = LocalCustomers.shared();

    @BeforeEach
    void register() {
        customers.putIfNewer(user, 1, new Customer("alice@shop.example", "Alice", false));
    }

    @Test
    void refusesWhileAnOrderIsOpen() {
        assertThat(desk.place(user)).isTrue();

        assertThat(ask(3, "prepare")).contains("\"refused\"", "\"open_order\"");
        assertThat(desk.place(user)).isTrue();
        assertThat(desk.ship(user)).isTrue();
        assertThat(ask(3, "prepare")).contains("\"refused\"");
    }

    @Test
    void agreesOnceTheLastOrderIsShipped() {
        assertThat(desk.place(user)).isTrue();
        assertThat(desk.ship(user)).isTrue();
        assertThat(desk.ship(user)).isFalse();

        assertThat(ask(3, "prepare")).contains("\"prepared\"");
    }

    /// It has said that nothing is open, which stays true.
    @Test
    void takesNoOrderFromWhoIsLeaving() {
        ask(3, "prepare");

        assertThat(desk.place(user)).isFalse();
        assertThat(customers.find(user)).isPresent();
    }

    @Test
    void takesOrdersAgainOnceItIsCalledOff() {
        ask(3, "prepare");

        assertThat(ask(3, "cancel")).contains("\"cancelled\"");
        assertThat(ask(3, "prepare")).contains("\"refused\"", "\"saga_over\"");
        assertThat(desk.place(user)).isTrue();
    }

    /// The owner has kept the account, and asks once more for its deletion.
    @Test
    void minglesNoTwoDeletions() {
        ask(3, "prepare");
        ask(3, "cancel");
        ask(4, "prepare");

        ask(3, "cancel");
        ask(3, "prepare");

        assertThat(desk.place(user)).isFalse();
    }

    @Test
    void erasesTheCustomer() {
        ask(3, "prepare");

        assertThat(ask(3, "erase")).contains("\"erased\"");
        assertThat(ask(3, "erase")).contains("\"erased\"");
        assertThat(customers.find(user)).isEmpty();
        assertThat(desk.place(user)).isFalse();
    }

    /// Nothing brings them back: no event that comes late, and no request.
    @Test
    void letsNobodyComeBack() {
        ask(3, "erase");

        assertThat(customers.putIfNewer(user, 9, new Customer("alice@shop.example", "Alice", false)))
                .isFalse();
        ask(3, "prepare");
        ask(3, "cancel");
        assertThat(desk.place(user)).isFalse();
        assertThat(customers.find(user)).isEmpty();
    }

    /// The account is gone already, and nobody has asked: the promise to its owner goes before an open order.
    @Test
    void erasesWithoutAQuestion() {
        assertThat(desk.place(user)).isTrue();

        assertThat(ask(3, "erase")).contains("\"erased\"");
        assertThat(desk.ship(user)).isFalse();
    }

    @Test
    void failsPoisonAlone() {
        var batch = new SQSEvent();
        batch.setRecords(Stream.of("poison", request(3, "prepare"))
                .map(LeavingHandlerTest::message)
                .toList());

        assertThat(handler.handleRequest(batch, NO_CONTEXT).getBatchItemFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getItemIdentifier()).isEqualTo("m-poison"));
        assertThat(answers).hasSize(1);
    }

    /// The answer to one request.
    private String ask(int version, String phase) {
        var batch = new SQSEvent();
        batch.setRecords(List.of(message(request(version, phase))));
        assertThat(handler.handleRequest(batch, NO_CONTEXT).getBatchItemFailures())
                .isEmpty();
        return answers.getLast();
    }

    private String request(int version, String phase) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("saga", user + "-" + version)
                .put("phase", phase)
                .put("user_id", user)
                .put("participant", "shop")
                .put("deletes_at", "2026-12-30T12:00:00Z")
                .put("task_token", "AQCE")
                .toString();
    }

    private static SQSMessage message(String body) {
        var message = new SQSMessage();
        message.setMessageId("m-" + body);
        message.setBody(body);
        return message;
    }
}
