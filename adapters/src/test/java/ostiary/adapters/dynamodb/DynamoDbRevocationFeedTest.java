package ostiary.adapters.dynamodb;

import ostiary.core.access.RevocationFeed;
import ostiary.core.access.RevocationFeedContract;

class DynamoDbRevocationFeedTest extends RevocationFeedContract {
    private final RevocationFeed feed = new DynamoDbRevocationFeed(LocalTable.shared());

    @Override
    protected RevocationFeed feed() {
        return feed;
    }
}
