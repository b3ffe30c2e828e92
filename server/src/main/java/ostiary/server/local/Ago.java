package ostiary.server.local;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How long ago something was, as people say it.
final class Ago {
    private Ago() {}

    /// A clock that was set back makes the future of it, which counts as now.
    static String text(Duration past) {
        if (past.compareTo(Duration.ofSeconds(5)) < 0) {
            return "just now";
        }
        if (past.compareTo(Duration.ofMinutes(1)) < 0) {
            return count(past.toSeconds(), ChronoUnit.SECONDS);
        }
        if (past.compareTo(Duration.ofHours(1)) < 0) {
            return count(past.toMinutes(), ChronoUnit.MINUTES);
        }
        return past.compareTo(Duration.ofDays(1)) < 0
                ? count(past.toHours(), ChronoUnit.HOURS)
                : count(past.toDays(), ChronoUnit.DAYS);
    }

    private static String count(long number, ChronoUnit unit) {
        var units = unit.toString().toLowerCase(Locale.ROOT);
        return number + " " + (number == 1 ? units.substring(0, units.length() - 1) : units) + " ago";
    }
}
