package shop.customers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.function.Consumer;
import ostiary.subscriber.ParticipantQueue;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Answers for the shop whether an account may be deleted, and deletes the customer.
public final class LeavingHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final ParticipantQueue queue;

    /// As Lambda makes it. The settings `CUSTOMERS_TABLE` and `DESK_TABLE` name the tables, `REPLIES` is the
    /// URL of Ostiary's queue of answers.
    public LeavingHandler() {
        this(
                CustomersTable.client(),
                System.getenv("CUSTOMERS_TABLE"),
                System.getenv("DESK_TABLE"),
                replies(System.getenv("REPLIES")));
    }

    LeavingHandler(DynamoDbClient client, String customers, String desk, Consumer<String> replies) {
        this.queue = new ParticipantQueue(
                new LeavingCustomer(new OrderDesk(client, desk), new CustomersTable(client, customers)),
                new DeskMemory(client, desk),
                replies);
    }

    private static Consumer<String> replies(String url) {
        var client = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        return body -> client.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return queue.consume(batch);
    }
}
