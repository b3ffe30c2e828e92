package ostiary.benchmarks;

import java.time.Duration;
import java.time.Instant;

/// A client that refreshes whenever its token has rested long enough to move on.
final class Refresher {
    private static final Duration LONGER_THAN_THE_GRACE = Duration.ofSeconds(31);
    private static final int REHEARSAL_KEY_BITS = 1024;

    private final Service service;
    private Instant now = Instant.EPOCH;
    private Service.Tokens tokens;

    Refresher(Keys keys) {
        this.service = new StorelessService(keys, () -> now).service();
        this.tokens = service.logIn();
    }

    /// Has the JVM compile what all functions share. It takes thousands of requests, so their signatures are made
    /// with a key that is much too short and quick.
    static void rehearse(int requests) {
        var refresher = new Refresher(Keys.ofBits(REHEARSAL_KEY_BITS));
        for (int i = 0; i < requests; i++) {
            refresher.refresh();
        }
    }

    Service.Tokens refresh() {
        now = now.plus(LONGER_THAN_THE_GRACE);
        tokens = service.refresh(tokens.refresh());
        return tokens;
    }
}
