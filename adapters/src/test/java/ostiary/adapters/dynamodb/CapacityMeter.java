package ostiary.adapters.dynamodb;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Adds up what DynamoDB says each call consumed. A write whose condition fails says nothing, and is only counted.
public final class CapacityMeter implements ExecutionInterceptor {
    private final DoubleAdder read = new DoubleAdder();
    private final DoubleAdder written = new DoubleAdder();
    private final LongAdder calls = new LongAdder();

    public double readUnits() {
        return read.sum();
    }

    public double writeUnits() {
        return written.sum();
    }

    public long calls() {
        return calls.sum();
    }

    public void reset() {
        read.reset();
        written.reset();
        calls.reset();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        calls.increment();
        var total = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(total).build();
            case BatchGetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(total).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(total).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(total).build();
            case DeleteItemRequest delete ->
                delete.toBuilder().returnConsumedCapacity(total).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(total).build();
            case TransactWriteItemsRequest write ->
                write.toBuilder().returnConsumedCapacity(total).build();
            default ->
                throw new IllegalStateException(
                        "not metered: " + context.request().getClass());
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case GetItemResponse got -> read.add(got.consumedCapacity().capacityUnits());
            case BatchGetItemResponse got -> read.add(sum(got.consumedCapacity()));
            case QueryResponse found -> read.add(found.consumedCapacity().capacityUnits());
            case PutItemResponse put -> written.add(put.consumedCapacity().capacityUnits());
            case DeleteItemResponse deleted ->
                written.add(deleted.consumedCapacity().capacityUnits());
            case UpdateItemResponse updated ->
                written.add(updated.consumedCapacity().capacityUnits());
            case TransactWriteItemsResponse wrote -> written.add(sum(wrote.consumedCapacity()));
            default -> throw new IllegalStateException("not metered: " + name(context.response()));
        }
    }

    private static double sum(List<ConsumedCapacity> parts) {
        return parts.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    private static String name(SdkResponse response) {
        return response.getClass().getSimpleName();
    }
}
