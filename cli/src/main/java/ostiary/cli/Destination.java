package ostiary.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ostiary.core.user.BulkAccountStore;

/// Where accounts are imported into or exported from.
///
/// @param name identifies the table, as opposed to any other of the same name
/// @param sealing of the password hashes there
/// @param table closed with this; null if there is none
record Destination(
        String name,
        BulkAccountStore store,
        Sealing sealing,
        @Nullable OpenTable table) implements AutoCloseable {

    static Destination open(Settings settings) throws MovingException {
        var table = OpenTable.open(settings);
        return new Destination(table.name(), new DynamoDbBulkAccountStore(table.table()), Sealing.of(settings), table);
    }

    @Override
    public void close() {
        Optional.ofNullable(table).ifPresent(OpenTable::close);
    }
}
