package ostiary.cdk;

import static ostiary.blueprint.ServiceFunction.LOGIN;
import static ostiary.blueprint.ServiceFunction.SECURITY;
import static ostiary.blueprint.ServiceFunction.SIGNUP;
import static ostiary.cdk.Graph.named;
import static ostiary.cdk.Graph.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Color;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

/// The graphs of the platform: limits, failures and costs.
final class PlatformGraphs {
    private final ServiceMetrics serviceMetrics;
    private final ServiceMetrics lately;
    private final Prices prices;

    PlatformGraphs(ServiceMetrics serviceMetrics, Prices prices) {
        this.serviceMetrics = serviceMetrics;
        this.lately = serviceMetrics.every(Duration.minutes(5));
        this.prices = prices;
    }

    Graph throttledRoutes() {
        return Graph.stacked(
                "Answers with 429, by route", "count", Graph.byRoute(LogMetrics.THROTTLED, serviceMetrics));
    }

    Graph throttledByAws() {
        var functions = new TreeMap<String, IMetric>();
        ServiceFunction.released()
                .forEach(function -> functions.put(function.id(), serviceMetrics.lambda("Throttles", function)));
        return Graph.stacked(
                "Throttled by AWS",
                "count",
                List.of(
                        serviceMetrics.math(ServiceMetrics.sum(functions.keySet()), "Lambda", functions),
                        named("DynamoDB reads", serviceMetrics.table("ReadThrottleEvents")),
                        named("DynamoDB writes", serviceMetrics.table("WriteThrottleEvents"))));
    }

    Graph atWork() {
        return Graph.lines(
                "Functions at work at once, at most",
                "count",
                Graph.byFunction("ConcurrentExecutions", Stats.MAXIMUM, serviceMetrics));
    }

    /// On Lambda an environment handles one request at a time, so requests wait for Lambda rather than for each
    /// other's hashes. Both are shown.
    Graph hashing() {
        var graph = new ArrayList<Metric>();
        for (var function : List.of(LOGIN, SIGNUP, SECURITY)) {
            graph.add(named(
                    function.id() + ": at work",
                    statistic(Stats.MAXIMUM, serviceMetrics.lambda("ConcurrentExecutions", function))));
            graph.add(named(
                    function.id() + ": waiting for a slot",
                    statistic(Stats.MAXIMUM, serviceMetrics.counted("HashQueue", function))));
            graph.add(named(function.id() + ": refused", serviceMetrics.counted("HashRefused", function)));
        }
        return Graph.lines("Password hashing", "count", graph);
    }

    Graph broken() {
        return Graph.stacked(
                "Faults, 503s and crashes, by function",
                "count",
                Stream.of(ServiceFunction.values()).map(this::broken).toList());
    }

    private IMetric broken(ServiceFunction function) {
        var metrics = new TreeMap<String, IMetric>();
        metrics.put(function.id() + "Fault", serviceMetrics.counted("Fault", function));
        metrics.put(function.id() + "Unavailable", serviceMetrics.counted("Unavailable", function));
        metrics.put(function.id() + "Crash", serviceMetrics.logged(LogMetrics.crash(function), Map.of()));
        return serviceMetrics.math(ServiceMetrics.sum(metrics.keySet()), function.id(), metrics);
    }

    Graph outOfReach() {
        var opened = ServiceMetrics.DEPENDENCIES.stream()
                .map(dependency ->
                        named("circuit to " + dependency + " opens", serviceMetrics.circuitOpened(dependency)));
        var unreadable =
                named("revocations can't be read", Color.RED, serviceMetrics.counted("RevocationFeedUnreadable"));
        return Graph.stacked(
                "Out of reach",
                "count",
                Stream.concat(opened, Stream.of(unreadable)).toList());
    }

    Graph tableLatency() {
        return Graph.lines(
                "DynamoDB, average of a call",
                "ms",
                TableGrants.operations().stream()
                        .map(call -> named(
                                call, statistic(Stats.AVERAGE, serviceMetrics.table("SuccessfulRequestLatency", call))))
                        .toList());
    }

    Graph units() {
        return Graph.stacked(
                "DynamoDB, capacity units consumed",
                "units",
                List.of(
                        named("reads", serviceMetrics.table("ConsumedReadCapacityUnits")),
                        named("writes", serviceMetrics.table("ConsumedWriteCapacityUnits"))));
    }

    Graph cost() {
        return Graph.stacked(
                "1,000 operations, by 5 minutes, at list prices of " + prices.region() + " (" + prices.since() + ")",
                "US$",
                new CostEstimate(lately, prices).parts());
    }
}
