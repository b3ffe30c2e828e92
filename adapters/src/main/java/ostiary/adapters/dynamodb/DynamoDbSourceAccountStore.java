package ostiary.adapters.dynamodb;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import ostiary.core.UnavailableException;
import ostiary.core.upstream.LinkRequest;
import ostiary.core.upstream.SourceAccount;
import ostiary.core.upstream.SourceAccountStore;
import ostiary.core.upstream.SourceId;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adapter: one item per linked user of the source, written in one transaction with the user and the login.
public final class DynamoDbSourceAccountStore implements SourceAccountStore {
    private static final int TRIES = 5;
    private static final int LONGEST_PAUSE_MS = 60;

    private final Table table;

    public DynamoDbSourceAccountStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<SourceAccount> find(SourceId id) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(
                get -> get.tableName(table.name()).key(SourceItem.key(id)).consistentRead(true)));
        return found.hasItem() ? Optional.of(SourceItem.read(new Item(found.item()))) : Optional.empty();
    }

    @Override
    public boolean link(LinkRequest request) {
        var parts = new LinkWrites(table, request).parts();
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(parts)));
                return true;
            } catch (TransactionCanceledException cancelled) {
                if (!Table.isConflict(cancelled)) {
                    return false;
                }
                pause();
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    /// A concurrent transaction on the same items: several logins of one user at once.
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("DynamoDB: interrupted", interrupted);
        }
    }
}
