package ostiary.server.container;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// The text that `make load` prints.
final class LoadReport {
    private static final double NANOS_PER_MILLI = 1e6;

    private LoadReport() {}

    /// Ends with a line break.
    ///
    /// @param processors who took how much processor time
    static String text(Map<LoadKind, Latencies> byKind, Duration took, Map<String, Duration> processors) {
        var text = new StringBuilder(line("route", "requests", "errors", "p50 ms", "p99 ms"));
        int all = 0;
        int errors = 0;
        for (var kind : LoadKind.values()) {
            var latencies = byKind.getOrDefault(kind, new Latencies());
            all += latencies.count();
            errors += latencies.errors();
            text.append(line(
                    kind.route,
                    String.valueOf(latencies.count()),
                    String.valueOf(latencies.errors()),
                    millis(latencies.percentile(50)),
                    millis(latencies.percentile(99))));
        }
        text.append(line("all", String.valueOf(all), String.valueOf(errors), "", ""))
                .append(String.format(Locale.ROOT, "%.1f requests a second%n", all * 1000.0 / took.toMillis()));
        long whole = processors.values().stream().mapToLong(Duration::toMillis).sum();
        processors.forEach((who, time) -> text.append(String.format(
                Locale.ROOT,
                "processor time of %s: %.1f s, %.0f %%%n",
                who,
                time.toMillis() / 1000.0,
                whole == 0 ? 0.0 : 100.0 * time.toMillis() / whole)));
        return text.toString();
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI);
    }

    private static String line(String route, String requests, String errors, String half, String most) {
        return String.format(Locale.ROOT, "%-14s %9s %7s %8s %8s%n", route, requests, errors, half, most);
    }
}
