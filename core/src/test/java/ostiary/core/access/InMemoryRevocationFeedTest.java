package ostiary.core.access;

class InMemoryRevocationFeedTest extends RevocationFeedContract {
    private final InMemoryRevocationFeed feed = new InMemoryRevocationFeed();

    @Override
    protected RevocationFeed feed() {
        return feed;
    }

    @Override
    protected RevocationPages pages() {
        return feed;
    }
}
