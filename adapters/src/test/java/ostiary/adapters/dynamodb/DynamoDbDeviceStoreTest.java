package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.device.DeviceId;
import ostiary.core.device.DeviceStore;
import ostiary.core.device.DeviceStoreContract;
import ostiary.core.testing.Fresh;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

class DynamoDbDeviceStoreTest extends DeviceStoreContract {
    private final DeviceStore store = new DynamoDbDeviceStore(LocalTable.shared());

    @Override
    protected DeviceStore store() {
        return store;
    }

    /// Others forget the user's devices each time. A miss that is not counted is told: it must not be free.
    @Test
    void aMissThatOthersAreInTheWayOfIsNotTriedForEver() {
        var writes = new AtomicInteger();
        var refusing = new DynamoDbDeviceStore(LocalTable.watchedBy(new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                writes.incrementAndGet();
                throw ConditionalCheckFailedException.builder().build();
            }
        }));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> refusing.missed(Fresh.userId(), new DeviceId("0".repeat(32))));

        assertThat(writes).hasValue(2 * 8);
    }
}
