package ostiary.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many entries came to which end.
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(String outcome) {
        counts.merge(outcome, 1L, Long::sum);
    }

    /// `imported=2 refused:no_email=1`, which [#read] reads.
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

    /// One line an outcome.
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,12d  %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
