package ostiary.adapters.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Others whose transactions are in the way of ours.
final class Conflicts implements ExecutionInterceptor {
    private final int from;
    private final int to;
    private final Runnable meanwhile;
    private final AtomicInteger transactions = new AtomicInteger();

    private Conflicts(int from, int to, Runnable meanwhile) {
        this.from = from;
        this.to = to;
        this.meanwhile = meanwhile;
    }

    /// The shared table, on which all transactions `from` the given one `to` the other fail, counted from 1.
    static Table table(int from, int to) {
        return table(from, to, () -> {});
    }

    static Table table(int from, int to, Runnable meanwhile) {
        return LocalTable.watchedBy(new Conflicts(from, to, meanwhile));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof TransactWriteItemsRequest)) {
            return;
        }
        int transaction = transactions.incrementAndGet();
        if (transaction >= from && transaction <= to) {
            meanwhile.run();
            throw TransactionCanceledException.builder()
                    .cancellationReasons(CancellationReason.builder()
                            .code("TransactionConflict")
                            .build())
                    .build();
        }
    }
}
