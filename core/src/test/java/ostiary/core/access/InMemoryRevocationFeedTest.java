package ostiary.core.access;

class InMemoryRevocationFeedTest extends RevocationFeedContract {
    private final RevocationFeed feed = new InMemoryRevocationFeed();

    @Override
    protected RevocationFeed feed() {
        return feed;
    }
}
