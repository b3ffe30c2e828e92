package ostiary.core.access;

import java.time.Instant;
import ostiary.core.UnavailableException;

/// A feed that counts how often it is read, and that can be broken.
final class CountedFeed implements RevocationFeed {
    int reads;
    boolean broken;

    private final RevocationFeed feed = new InMemoryRevocationFeed();

    @Override
    public void publish(Revocation revocation, Instant now) {
        feed.publish(revocation, now);
    }

    @Override
    public Reading since(Instant from) {
        reads++;
        if (broken) {
            throw new UnavailableException("the feed", null);
        }
        return feed.since(from);
    }
}
