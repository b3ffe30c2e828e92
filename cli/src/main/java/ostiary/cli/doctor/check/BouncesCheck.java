package ostiary.cli.doctor.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// The share of mails that bounce or are complained of, as AWS sees it: it reviews accounts from 5 % and 0.1 % on, and
/// pauses them from 10 % and 0.5 % on (<https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html>).
final class BouncesCheck implements Check {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final double BOUNCES_REVIEWED = 0.05;
    private static final double BOUNCES_PAUSED = 0.10;
    private static final double COMPLAINTS_REVIEWED = 0.001;
    private static final double COMPLAINTS_PAUSED = 0.005;

    @Override
    public String name() {
        return "bounces";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var bounces = lately(deployment, "Reputation.BounceRate");
        var complaints = lately(deployment, "Reputation.ComplaintRate");
        if (bounces.isEmpty() && complaints.isEmpty()) {
            return List.of(Finding.ok(name(), "SES has not sent enough lately to tell a rate"));
        }
        double bounced = bounces.orElse(0);
        double complained = complaints.orElse(0);
        return new Findings(this)
                .addIf(bounced >= BOUNCES_PAUSED, Symptom.BOUNCES_TOO_MANY, percent(bounced))
                .addIf(bounced >= BOUNCES_REVIEWED && bounced < BOUNCES_PAUSED, Symptom.BOUNCES_MANY, percent(bounced))
                .addIf(complained >= COMPLAINTS_PAUSED, Symptom.COMPLAINTS_TOO_MANY, percent(complained))
                .addIf(
                        complained >= COMPLAINTS_REVIEWED && complained < COMPLAINTS_PAUSED,
                        Symptom.COMPLAINTS_MANY,
                        percent(complained))
                .or(percent(bounced) + " bounced, " + percent(complained) + " complained");
    }

    /// The highest of the last day.
    private static OptionalDouble lately(Deployment deployment, String metric) throws UnreadException {
        var now = deployment.clock().instant();
        return deployment
                .aws()
                .read(
                        Read.GET_METRIC_STATISTICS,
                        Map.of(
                                "Namespace",
                                "AWS/SES",
                                "MetricName",
                                metric,
                                "StartTime",
                                now.minus(LATELY).toString(),
                                "EndTime",
                                now.toString(),
                                "Period",
                                String.valueOf(LATELY.toSeconds()),
                                "Statistics.member.1",
                                "Maximum"))
                .all("Datapoints")
                .stream()
                .mapToDouble(point -> point.number("Maximum"))
                .max();
    }

    private static String percent(double share) {
        return "%.2f %%".formatted(100 * share);
    }
}
