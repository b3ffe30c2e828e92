package ostiary.core.client;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The policies that sessions follow, one for each kind of application.
public enum BuiltInPolicy {
    DEFAULT(Duration.ofSeconds(30)),
    /// Tabs share their storage, so they find each other's new token quickly.
    BROWSER(Duration.ofSeconds(10)),
    /// Parallel workers start from one token and may come back long after one of them refreshed it.
    AGENT(Duration.ofMinutes(30));

    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);

    private final Duration grace;

    BuiltInPolicy(Duration grace) {
        this.grace = grace;
    }

    public SessionPolicy policy() {
        return new SessionPolicy(grace, IDLE, ABSOLUTE);
    }

    /// The name by which operators and clients choose it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BuiltInPolicy> parse(String text) {
        return Stream.of(values()).filter(policy -> policy.text().equals(text)).findAny();
    }
}
