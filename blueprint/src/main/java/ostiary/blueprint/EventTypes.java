package ostiary.blueprint;

import java.util.Set;
import java.util.TreeSet;

/// The types of events by which subscribers filter. `docs/events.md` tells what each means.
public final class EventTypes {
    public static final Set<String> ALL = Set.of(
            "user.registered",
            "user.updated",
            "user.disabled",
            "user.enabled",
            "user.deletion_requested",
            "user.deletion_cancelled",
            "user.sessions_ended",
            "user.deleted",
            "session.started",
            "session.ended",
            "refresh.replayed",
            "refresh.forgiven",
            "factor.added",
            "factor.removed",
            "password.changed",
            "client.registered",
            "client.updated",
            "client.removed");

    /// Stands at the end of a pattern for any rest: `user.*`.
    public static final String ANY = "*";

    private EventTypes() {}

    /// Whether a pattern is a type, or the beginning of one with [#ANY] after its dot.
    public static boolean hasPattern(String pattern) {
        return pattern.endsWith("." + ANY)
                ? ALL.stream().anyMatch(type -> type.startsWith(prefix(pattern)))
                : ALL.contains(pattern);
    }

    /// `user.`, of `user.*`.
    public static String prefix(String pattern) {
        return pattern.substring(0, pattern.length() - ANY.length());
    }

    /// In order, for people.
    public static Set<String> sorted() {
        return new TreeSet<>(ALL);
    }
}
