package ostiary.benchmarks;

import java.time.Duration;
import java.time.Instant;

/// A client that refreshes whenever its token has rested long enough.
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

    /// Lets the JVM compile what all functions share. That takes thousands of requests, so they are signed with a
    /// short, fast key.
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
