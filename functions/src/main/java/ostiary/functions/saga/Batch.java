package ostiary.functions.saga;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.functions.gateway.FlatJson;

/// Hands the messages of a batch over one by one, so that only what failed comes again.
public final class Batch {
    private Batch() {}

    /// Hands each over; one that can't be read, or for which `to` throws, fails alone.
    ///
    /// @return the messages that failed
    public static SQSBatchResponse handOver(SQSEvent batch, Message to) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : batch.getRecords()) {
            try {
                to.take(read(message));
            } catch (RuntimeException | IOException failure) {
                FaultLog.record(failure);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static FlatJson read(SQSMessage message) throws IOException {
        return FlatJson.read(new ByteArrayInputStream(message.getBody().getBytes(UTF_8)));
    }
}
