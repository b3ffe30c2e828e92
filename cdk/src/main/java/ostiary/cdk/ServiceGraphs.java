package ostiary.cdk;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static ostiary.blueprint.ServiceFunction.LOGIN;
import static ostiary.blueprint.ServiceFunction.REFRESH;
import static ostiary.cdk.Graph.PERCENT;
import static ostiary.cdk.Graph.named;
import static ostiary.cdk.Graph.percentiles;
import static ostiary.cdk.Graph.statistic;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Color;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

/// The graphs of the service for its users: availability, latency and refusals.
final class ServiceGraphs {
    /// The API's reasons for refusing a refresh. A replay means that a token was
    /// stolen, or that a client is broken.
    private static final List<Reason> REFRESH_REASONS = List.of(
            new Reason("replayed", Color.RED),
            new Reason("revoked", Color.ORANGE),
            new Reason("expired", Color.BLUE),
            new Reason("idle", Color.GREY),
            new Reason("unknown", Color.PURPLE));

    /// The reasons for refusing an access token in the authorizer's log: first the ordinary ones, then from
    /// `unknown_key` on those of tokens that this service did not issue.
    private static final List<Reason> ACCESS_REASONS = List.of(
            new Reason("expired", Color.GREY),
            new Reason("no_bearer_token", Color.BLUE),
            new Reason("revoked", Color.ORANGE),
            new Reason("not_yet_valid", Color.GREEN),
            new Reason("unknown_key", Color.PURPLE),
            new Reason("bad_signature", Color.RED),
            new Reason("malformed", Color.BROWN),
            new Reason("wrong_type", Color.PINK),
            new Reason("wrong_algorithm", Color.RED),
            new Reason("wrong_issuer", Color.PINK),
            new Reason("wrong_audience", Color.PINK));

    private record Reason(String word, String color) {}

    private final ServiceMetrics serviceMetrics;
    private final ServiceMetrics lately;

    ServiceGraphs(ServiceMetrics serviceMetrics) {
        this.serviceMetrics = serviceMetrics;
        this.lately = serviceMetrics.every(Duration.minutes(5));
    }

    Graph traffic() {
        return Graph.stacked(
                "Invocations, by function", "count", Graph.byFunction("Invocations", Stats.SUM, serviceMetrics));
    }

    /// The metrics shown as numbers on top.
    List<IMetric> numbers() {
        return List.of(
                named("requests", lately.api("Count")),
                requestsServed("% of requests without 5xx"),
                loginsThatSucceed("% of logins succeed"),
                refreshesThatSucceed("% of refreshes succeed"),
                named("ms: half of the requests take less", statistic("p50", lately.api("Latency"))),
                named("ms: one in a hundred takes more", statistic("p99", lately.api("Latency"))));
    }

    /// The percentages that the alarms watch, with their thresholds.
    Graph success() {
        var lines = List.of(
                requestsServed("requests (no 5xx)"), loginsThatSucceed("logins"), refreshesThatSucceed("refreshes"));
        return Graph.lines("Success, by 5 minutes", PERCENT, lines)
                .withAlarm("api-failing", 100 - ServiceAlarms.MOST_SERVER_ERRORS, Color.BLUE)
                .withAlarm("login-refused", ServiceAlarms.FEWEST_LOGINS, Color.ORANGE)
                .withAlarm("refresh-refused", 100 - ServiceAlarms.MOST_REFUSED_REFRESHES, Color.GREEN);
    }

    private IMetric requestsServed(String label) {
        return lately.math(
                "100-100*FILL(failures, 0)/requests",
                label,
                Map.of("failures", lately.api("5xx"), "requests", lately.api("Count")));
    }

    private IMetric loginsThatSucceed(String label) {
        return lately.math(
                "100*FILL(succeeded, 0)/(" + ServiceMetrics.sum(List.of("succeeded", "failed", "throttled")) + ")",
                label,
                Map.of(
                        "succeeded", lately.counted("LoginSucceeded", LOGIN),
                        "failed", lately.counted("LoginFailed", LOGIN),
                        "throttled", lately.counted("LoginThrottled", LOGIN)));
    }

    private IMetric refreshesThatSucceed(String label) {
        return lately.math(
                "100-100*FILL(refused, 0)/refreshes",
                label,
                Map.of(
                        "refused", lately.counted("RefreshRefused", REFRESH),
                        "refreshes", lately.lambda("Invocations", REFRESH)));
    }

    Graph serverErrors() {
        return Graph.stacked(
                "Answers with 5xx, by route", "count", Graph.byRoute(LogMetrics.SERVER_ERROR, serviceMetrics));
    }

    /// Latency of requests at the gateway, and of the functions that clients wait for.
    Graph[] latencies() {
        return new Graph[] {
            Graph.lines("Whole API, at the gateway", "ms", percentiles(serviceMetrics.api("Latency"))),
            Graph.lines("Login function", "ms", percentiles(serviceMetrics.lambda("Duration", LOGIN))),
            Graph.lines("Refresh function", "ms", percentiles(serviceMetrics.lambda("Duration", REFRESH))),
            Graph.lines("Authorizer function", "ms", percentiles(serviceMetrics.lambda("Duration", AUTHORIZER)))
                    .withAlarm("authorizer-slow", ServiceAlarms.SLOWEST_AUTHORIZER, Color.GREY)
        };
    }

    Graph refusedLogins() {
        return Graph.stacked(
                "Logins refused",
                "count",
                List.of(
                        named("wrong name or password", Color.ORANGE, serviceMetrics.counted("LoginFailed", LOGIN)),
                        named("too many tries", Color.RED, serviceMetrics.counted("LoginThrottled", LOGIN))));
    }

    Graph mailsNotSent() {
        return Graph.stacked(
                "Mails not sent",
                "count",
                List.of(named("the hour's budget is spent", Color.RED, serviceMetrics.counted("MailBudgetSpent"))));
    }

    Graph refusedRefreshes() {
        return Graph.stacked(
                "Refreshes refused (invalid_grant), by reason",
                "count",
                byReason(LogMetrics.REFRESH_REFUSED, REFRESH_REASONS));
    }

    Graph refusedTokens() {
        return Graph.stacked(
                "Access tokens refused by the authorizer, by reason",
                "count",
                byReason(LogMetrics.ACCESS_REFUSED, ACCESS_REASONS));
    }

    private List<Metric> byReason(String metric, List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> named(
                        reason.word(),
                        reason.color(),
                        serviceMetrics.logged(metric, Map.of(LogMetrics.REASON, reason.word()))))
                .toList();
    }
}
