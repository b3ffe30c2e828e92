package ostiary.torture;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// The client of an instance that may die before any of its calls to the store, and after.
class MortalDynamoDb implements DynamoDbClient {
    private final DynamoDbClient real;
    private final Runnable moment;

    /// Every call on `real` lies between two runs of `moment`, which may throw [InstanceDied].
    MortalDynamoDb(DynamoDbClient real, Runnable moment) {
        this.real = real;
        this.moment = moment;
    }

    private <T> T call(Supplier<T> call) {
        moment.run();
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException failed) {
            moment.run();
            throw failed;
        }
        moment.run();
        return answer;
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return call(() -> real.query(request));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return call(() -> real.getItem(request));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return call(() -> real.batchGetItem(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return call(() -> real.putItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return call(() -> real.updateItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return call(() -> real.transactWriteItems(request));
    }

    @Override
    public String serviceName() {
        return real.serviceName();
    }

    @Override
    public void close() {
        real.close();
    }
}
