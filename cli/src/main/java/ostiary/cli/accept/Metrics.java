package ostiary.cli.accept;

import static ostiary.cli.accept.RefutedException.unless;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Probe;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// CloudWatch's treatment of a metric that nobody ever wrote
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html>, `FILL`).
final class Metrics {
    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final String QUERY = "MetricDataQueries.member.";

    private Metrics() {}

    /// `FILL(never, 0)`. An answer without a result for it is none: CloudWatch names each query that it was asked,
    /// those without values too.
    static String fillOfNothing(AwsReader aws, Instant now) throws UnreadException {
        var results = aws.ask(Probe.GET_METRIC_DATA, request(now)).all("MetricDataResults");
        for (var id : new String[] {"never", "filled"}) {
            int values = of(results, id).all("Values").size();
            unless(values == 0, (id.equals("filled") ? "FILL has " : "a metric that is new has ") + values + " values");
        }
        return "no values of FILL(never, 0)";
    }

    private static Tree of(Iterable<Tree> results, String id) throws UnreadException {
        for (var result : results) {
            if (result.find("Id").filter(id::equals).isPresent()) {
                return result;
            }
        }
        throw UnreadException.because("CloudWatch answers nothing on " + id);
    }

    private static Map<String, String> request(Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var request = new TreeMap<String, String>();
        request.put("StartTime", minute.minus(SPAN).toString());
        request.put("EndTime", minute.toString());
        request.put(QUERY + "1.Id", "never");
        request.put(QUERY + "1.MetricStat.Metric.Namespace", "Ostiary/Accept");
        request.put(QUERY + "1.MetricStat.Metric.MetricName", "Never-" + UUID.randomUUID());
        request.put(QUERY + "1.MetricStat.Period", "60");
        request.put(QUERY + "1.MetricStat.Stat", "Sum");
        request.put(QUERY + "2.Id", "filled");
        request.put(QUERY + "2.Expression", "FILL(never, 0)");
        return request;
    }
}
