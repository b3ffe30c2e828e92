package ostiary.cdk;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static ostiary.blueprint.ServiceFunction.BACKCHANNEL;
import static ostiary.blueprint.ServiceFunction.KEYS;
import static ostiary.blueprint.ServiceFunction.LOGIN;
import static ostiary.blueprint.ServiceFunction.PAGES;
import static ostiary.blueprint.ServiceFunction.REFRESH;
import static ostiary.blueprint.ServiceFunction.TOKEN;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

/// The alarms that report users not being served.
final class ServiceAlarms {
    /// The fewest requests from which a percentage is computed.
    private static final int ENOUGH = 20;

    /// The fewest from which one percent, or the slowest percent, is more than a single one.
    private static final int ENOUGH_FOR_ONE_PERCENT = 100;

    /// The limit in percent of the requests.
    static final int MOST_SERVER_ERRORS = 1;

    /// The limit in percent of the logins.
    static final int FEWEST_LOGINS = 50;

    /// The limit in percent of the refreshes.
    static final int MOST_REFUSED_REFRESHES = 20;

    /// The limit in milliseconds.
    static final int SLOWEST_AUTHORIZER = 500;

    /// Apart from the others, since an alarm can look at ten metrics at most
    /// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html>).
    private static final Set<ServiceFunction> OAUTH = Set.of(PAGES, TOKEN, BACKCHANNEL);

    private final AlarmFactory factory;
    private final ServiceMetrics current;
    private final ServiceMetrics lately;
    private final List<Alarm> all = new ArrayList<>();

    /// @param current with a period of one minute
    ServiceAlarms(AlarmFactory factory, ServiceMetrics current) {
        this.factory = factory;
        this.current = current;
        this.lately = current.every(Duration.minutes(5));
        logins();
        authorizer();
        refreshes();
        revocationsAndKeys();
        platform();
        table();
        limits();
    }

    /// The most severe first.
    List<Alarm> all() {
        return List.copyOf(all);
    }

    private void logins() {
        add(
                "login-failing",
                "Logins get 500 or 503, or crash.",
                current.broken(LOGIN, ENOUGH),
                Trigger.within5Minutes(GREATER_THAN_THRESHOLD, 5));
        var metrics = new TreeMap<String, IMetric>();
        metrics.put("succeeded", lately.counted("LoginSucceeded", LOGIN));
        metrics.put("failed", lately.counted("LoginFailed", LOGIN));
        metrics.put("throttled", lately.counted("LoginThrottled", LOGIN));
        var attempts = "(" + ServiceMetrics.sum(metrics.keySet()) + ")";
        add(
                "login-refused",
                "Fewer than half of the logins succeed.",
                lately.math(
                        "IF(" + attempts + " >= " + ENOUGH + ", 100*FILL(succeeded, 0)/" + attempts + ", 100)",
                        "% of logins succeeded",
                        metrics),
                Trigger.within15Minutes(LESS_THAN_THRESHOLD, FEWEST_LOGINS));
    }

    private void authorizer() {
        add(
                "authorizer-failing",
                "The authorizer can't check tokens: API Gateway answers 500 before every protected route.",
                current.broken(AUTHORIZER, ENOUGH_FOR_ONE_PERCENT),
                Trigger.within5Minutes(GREATER_THAN_THRESHOLD, 1));
        add(
                "authorizer-slow",
                "One request in a hundred waits half a second for its authorizer.",
                lately.math(
                        "IF(checks >= " + ENOUGH_FOR_ONE_PERCENT + ", p99, 0)",
                        "p99 of the authorizer (ms)",
                        Map.of(
                                "checks",
                                lately.lambda("Invocations", AUTHORIZER),
                                "p99",
                                lately.lambda("Duration", AUTHORIZER)
                                        .with(MetricOptions.builder()
                                                .statistic("p99")
                                                .build()))),
                Trigger.within15Minutes(GREATER_THAN_THRESHOLD, SLOWEST_AUTHORIZER));
    }

    private void refreshes() {
        add(
                "refresh-refused",
                "More than a fifth of the refreshes are refused with invalid_grant.",
                lately.math(
                        "IF(refreshes >= " + ENOUGH + ", 100*FILL(refused, 0)/refreshes, 0)",
                        "% of refreshes refused",
                        Map.of(
                                "refused", lately.counted("RefreshRefused", REFRESH),
                                "refreshes", lately.lambda("Invocations", REFRESH))),
                Trigger.within15Minutes(GREATER_THAN_THRESHOLD, MOST_REFUSED_REFRESHES));
    }

    private void revocationsAndKeys() {
        add(
                "revocation-feed-unreadable",
                "Authorizers can't read what was revoked, and go on with what they know.",
                current.counted("RevocationFeedUnreadable"),
                Trigger.within5Minutes(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1));
        // Rotations are weeks apart: a period without one keeps the state of the last.
        add(
                "rotation-failing",
                "A rotation of the keys failed.",
                lately.lambda("Errors", KEYS),
                new Trigger(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1, 1, 1, TreatMissingData.IGNORE));
    }

    private void platform() {
        add(
                "api-failing",
                "More than one request in a hundred gets a 5xx.",
                current.math(
                        "100*failures/" + ServiceMetrics.atLeast(ENOUGH_FOR_ONE_PERCENT, "requests"),
                        "% of requests with 5xx",
                        Map.of("failures", current.api("5xx"), "requests", current.api("Count"))),
                Trigger.within5Minutes(GREATER_THAN_THRESHOLD, MOST_SERVER_ERRORS));
        var others = EnumSet.copyOf(ServiceFunction.released());
        others.removeAll(OAUTH);
        throttled(
                "functions-throttled",
                "Lambda has no room to run a function: the account's or the function's concurrency is used up.",
                others);
        throttled(
                "oauth-throttled",
                "Lambda has no room to run a function of OAuth: the account's or the function's concurrency is used"
                        + " up.",
                OAUTH);
    }

    private void throttled(String name, String description, Set<ServiceFunction> functions) {
        var throttles = new TreeMap<String, IMetric>();
        functions.forEach(function -> throttles.put(function.id(), current.lambda("Throttles", function)));
        addSum(name, description, "throttled invocations", throttles, 1);
    }

    private void table() {
        var events = new TreeMap<String, IMetric>();
        events.put("reads", current.table("ReadThrottleEvents"));
        events.put("writes", current.table("WriteThrottleEvents"));
        addSum(
                "table-throttled",
                "DynamoDB refuses reads or writes that come too fast.",
                "throttled reads and writes",
                events,
                1);
        var errors = new TreeMap<String, IMetric>();
        TableGrants.operations()
                .forEach(operation -> errors.put(variable(operation), current.table("SystemErrors", operation)));
        addSum("table-failing", "DynamoDB answers 500 again and again.", "system errors", errors, 10);
    }

    private void limits() {
        var refused = new TreeMap<String, IMetric>();
        ServiceFunction.hashing()
                .forEach(function -> refused.put(function.id(), current.counted("HashRefused", function)));
        addSum(
                "hashing-refused",
                "Passwords are not checked: too many wait for it already.",
                "password hashes refused",
                refused,
                1);
        // At the first mail that is not sent: none will be until the hour is over.
        add(
                "mail-budget-spent",
                "Whoever signs up or has forgotten a password gets no mail: the service has sent as many in this hour"
                        + " as it may.",
                lately.counted("MailBudgetSpent"),
                new Trigger(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 1, 1, 1, TreatMissingData.NOT_BREACHING));
        var opened = new TreeMap<String, IMetric>();
        ServiceMetrics.DEPENDENCIES.forEach(dependency -> opened.put(dependency, current.circuitOpened(dependency)));
        addSum(
                "circuit-open",
                "A service of AWS fails so often that functions stop calling it.",
                "circuits opened",
                opened,
                1);
    }

    private void addSum(String name, String means, String label, Map<String, IMetric> metrics, int threshold) {
        add(
                name,
                means,
                current.math(ServiceMetrics.sum(metrics.keySet()), label, metrics),
                Trigger.within5Minutes(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, threshold));
    }

    private void add(String name, String means, IMetric metric, Trigger trigger) {
        all.add(factory.create(name, name, means, metric, trigger));
    }

    /// Names in an expression begin with a lower-case letter.
    private static String variable(String operation) {
        return Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
    }
}
