package ostiary.cdk;

import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;

import java.util.List;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/// The alarms about what is kept out at the front door.
final class FrontDoorAlarms {
    /// The fewest requests from which a percentage is computed.
    private static final int ENOUGH = 20;

    /// The limit in percent of the requests to the API, where only its distribution should come.
    private static final int MOST_STRANGERS = 50;

    /// The number of requests in five minutes that no client makes, even one that comes again too soon.
    private static final int FLOOD = 1000;

    private final AlarmFactory factory;
    private final ServiceMetrics lately;
    private final FrontDoorRules rules;

    FrontDoorAlarms(AlarmFactory factory, ServiceMetrics metrics, FrontDoorRules rules) {
        this.factory = factory;
        this.lately = metrics.every(Duration.minutes(5));
        this.rules = rules;
    }

    List<Alarm> create() {
        return List.of(bypassed(), flooded());
    }

    private Alarm bypassed() {
        var metrics = new TreeMap<String, IMetric>();
        metrics.put("strangers", lately.blocked(rules, FrontDoorRules.ORIGIN));
        metrics.put("served", lately.allowed(rules));
        var all = "(" + ServiceMetrics.sum(metrics.keySet()) + ")";
        return factory.create(
                "front-door-bypassed",
                "front-door-bypassed",
                "More requests come to the API without its distribution's secret than with it.",
                lately.math(
                        "IF(" + all + " >= " + ENOUGH + ", 100*FILL(strangers, 0)/" + all + ", 0)",
                        "% of requests without the secret",
                        metrics),
                Trigger.within15Minutes(GREATER_THAN_THRESHOLD, MOST_STRANGERS));
    }

    private Alarm flooded() {
        var floods = new TreeMap<String, IMetric>();
        FrontDoorRules.limits().forEach(area -> floods.put(area, lately.blocked(rules, area)));
        return factory.create(
                "front-door-flooded",
                "front-door-flooded",
                "An address sends so much that AWS WAF keeps it out.",
                lately.math(ServiceMetrics.sum(floods.keySet()), "requests kept out", floods),
                Trigger.within15Minutes(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, FLOOD));
    }
}
