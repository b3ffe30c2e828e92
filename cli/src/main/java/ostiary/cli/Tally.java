package ostiary.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts entries by outcome.
final class Tally {
    static final String REFUSED = "refused";
    static final String LEFT = "left";
    static final String NO_PASSWORD = "no_login:no_password";
    /// Counted in addition to the outcome of the same entry.
    static final String SECOND_FACTORS = "left_behind:second_factor";
    /// Counted likewise: users of whose profile something can't be kept.
    static final String PROFILES = "left_out:profile";
    private static final Set<String> BESIDE = Set.of(SECOND_FACTORS, PROFILES);

    private final Map<String, Long> counts = new TreeMap<>();

    void count(String outcome) {
        counts.merge(outcome, 1L, Long::sum);
    }

    long of(String outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /// 0 if no entry was refused or left in place, 2 if some were, and 3 if all were.
    int exitStatus() {
        boolean someFailed = counts.keySet().stream().anyMatch(Tally::isFailure);
        boolean allFailed = counts.keySet().stream()
                .filter(outcome -> !BESIDE.contains(outcome))
                .allMatch(Tally::isFailure);
        return !someFailed ? 0 : allFailed ? 3 : 2;
    }

    private static boolean isFailure(String outcome) {
        return outcome.startsWith(REFUSED + ":") || outcome.startsWith(LEFT + ":");
    }

    /// The text that [#read] parses, such as `imported=2 refused:no_email=1`.
    String text() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }

    static Tally read(String text) {
        var tally = new Tally();
        for (var count : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int end = count.indexOf('=');
            tally.counts.put(count.substring(0, end), Long.parseLong(count.substring(end + 1)));
        }
        return tally;
    }

    /// One line per outcome, for the operator.
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .filter(count -> !BESIDE.contains(count.getKey()))
                .map(count -> String.format(Locale.ROOT, "%,12d  %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
