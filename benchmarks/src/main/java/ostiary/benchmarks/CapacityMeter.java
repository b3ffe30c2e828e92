package ostiary.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Counts the successful requests of a DynamoDB client, and the capacity units that each consumed.
final class CapacityMeter implements ExecutionInterceptor {
    private final List<Units> requests = new ArrayList<>();

    /// The consumption since the last call.
    Units take() {
        var sum = requests.stream().reduce(new Units(0, 0, 0), Units::plus);
        requests.clear();
        return sum;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var request = context.request().toBuilder();
        context.request().sdkFields().stream()
                .filter(field -> field.memberName().equals("ReturnConsumedCapacity"))
                .forEach(field -> field.set(request, "TOTAL"));
        return request.build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        double units = context.response()
                .getValueForField("ConsumedCapacity", Object.class)
                .map(CapacityMeter::total)
                .orElse(0.0);
        requests.add(isRead(context.request()) ? new Units(1, units, 0) : new Units(1, 0, units));
    }

    private static double total(Object consumed) {
        var each = consumed instanceof Collection<?> several ? several : List.of(consumed);
        return each.stream()
                .mapToDouble(one -> ((ConsumedCapacity) one).capacityUnits())
                .sum();
    }

    private static boolean isRead(SdkRequest request) {
        return request instanceof GetItemRequest
                || request instanceof BatchGetItemRequest
                || request instanceof QueryRequest;
    }

    /// Requests to DynamoDB, and the read and write units that they consumed.
    record Units(int requests, double read, double write) {
        Units plus(Units other) {
            return new Units(requests + other.requests, read + other.read, write + other.write);
        }
    }
}
