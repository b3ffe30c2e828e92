package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Fresh;
import ostiary.core.throttle.AttemptStore;
import ostiary.core.throttle.AttemptStoreContract;
import ostiary.core.throttle.AttemptWindow;
import ostiary.core.throttle.Limit;

class DynamoDbAttemptStoreTest extends AttemptStoreContract {
    private final Table table = LocalTable.shared();
    private final AttemptStore store = new DynamoDbAttemptStore(table);

    @Override
    protected AttemptStore store() {
        return store;
    }

    /// Taken for none, they would let an attacker try on.
    @Test
    void countsThatAreLeftUnreadAreNotZero() {
        var busy = new DynamoDbAttemptStore(new Table(new BusyTable(table), table.name()));
        var limit = new Limit("login", 3, Duration.ofMinutes(15));
        var windows = List.of(
                AttemptWindow.of(limit.of(UUID.randomUUID() + "@example.org"), Fresh.now()),
                AttemptWindow.of(limit.of(UUID.randomUUID() + "@example.org"), Fresh.now()));

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> busy.counts(windows));
    }
}
