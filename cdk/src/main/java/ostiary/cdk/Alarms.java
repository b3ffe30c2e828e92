package ostiary.cdk;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static ostiary.blueprint.ServiceFunction.KEYS;
import static ostiary.blueprint.ServiceFunction.LOGIN;
import static ostiary.blueprint.ServiceFunction.REFRESH;
import static ostiary.blueprint.ServiceFunction.SIGNUP;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/// The service's alarms. Each has a runbook of its name in `docs/runbooks` and links to it.
///
/// None uses Lambda's `Errors` where tokens are refused: an authorizer refuses by throwing, so each expired token
/// counts as an error.
public final class Alarms extends Construct {
    /// The fewest requests from which a percentage is computed.
    private static final int ENOUGH = 20;

    /// In percent of the requests.
    static final int MOST_SERVER_ERRORS = 1;

    /// In percent of the logins.
    static final int FEWEST_LOGINS = 50;

    /// In percent of the refreshes.
    static final int MOST_REFUSED_REFRESHES = 20;

    /// In milliseconds.
    static final int SLOWEST_AUTHORIZER = 500;

    private final ServiceMetrics current;
    private final ServiceMetrics lately;
    private final AlarmFactory factory;
    private final List<Alarm> ofTheService = new ArrayList<>();
    private final Map<ServiceFunction, Alarm> ofNewVersions = new EnumMap<>(ServiceFunction.class);

    public Alarms(Construct scope, String id, AlarmsProps props) {
        super(scope, id);
        this.current = new ServiceMetrics(props.api(), props.table(), props.functions());
        this.lately = current.every(Duration.minutes(5));
        var notification = props.alarmsTo().map(recipient -> new SnsAction(AlarmTopic.of(this, recipient)));
        this.factory = new AlarmFactory(this, notification, props.runbooks());
        logins();
        authorizer();
        refreshes();
        revocationsAndKeys();
        platform();
        table();
        limits();
        ServiceFunction.released().forEach(this::newVersion);
    }

    /// Every alarm, the most severe first.
    public List<Alarm> all() {
        return Stream.concat(ofTheService.stream(), ofNewVersions.values().stream())
                .toList();
    }

    /// The alarms that report users not being served.
    List<Alarm> ofTheService() {
        return List.copyOf(ofTheService);
    }

    /// The alarms that roll back a new version.
    List<Alarm> ofNewVersions() {
        return List.copyOf(ofNewVersions.values());
    }

    private void logins() {
        add(
                "login-failing",
                "Logins get 500 or 503, or crash.",
                current.broken(LOGIN),
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
                current.broken(AUTHORIZER),
                Trigger.within5Minutes(GREATER_THAN_THRESHOLD, 1));
        add(
                "authorizer-slow",
                "One request in a hundred waits half a second for its authorizer.",
                current.lambda("Duration", AUTHORIZER)
                        .with(MetricOptions.builder().statistic("p99").build()),
                Trigger.within5Minutes(GREATER_THAN_THRESHOLD, SLOWEST_AUTHORIZER));
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
                        "100*failures/requests",
                        "% of requests with 5xx",
                        Map.of("failures", current.api("5xx"), "requests", current.api("Count"))),
                Trigger.within5Minutes(GREATER_THAN_THRESHOLD, MOST_SERVER_ERRORS));
        var throttles = new TreeMap<String, IMetric>();
        ServiceFunction.released()
                .forEach(function -> throttles.put(function.id(), current.lambda("Throttles", function)));
        addSum(
                "functions-throttled",
                "Lambda has no room to run a function: the account's or the function's concurrency is used up.",
                "throttled invocations",
                throttles,
                1);
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
                "Whoever signs up gets no mail: the service has sent as many in this hour as it may.",
                lately.counted("MailBudgetSpent", SIGNUP),
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

    /// The alarm that rolls back a new version of a function.
    ///
    /// @throws NullPointerException for a function that is released all at once
    public Alarm onNewVersion(ServiceFunction function) {
        return Objects.requireNonNull(ofNewVersions.get(function), () -> function.id() + " has no traffic to share");
    }

    /// Watches the new version alone, so that failures of the old one don't count against it, and only
    /// while both share the traffic.
    private void newVersion(ServiceFunction function) {
        var metrics = new TreeMap<String, IMetric>();
        metrics.put("faults", current.ofVersion("Fault", function));
        metrics.put("unavailable", current.ofVersion("Unavailable", function));
        if (function != AUTHORIZER) {
            metrics.put("crashes", current.lambdaVersion("Errors", function));
        }
        var broken = ServiceMetrics.sum(metrics.keySet());
        metrics.put("invocations", current.lambdaVersion("Invocations", function));
        var alarm = factory.create(
                "release-failing-" + function.id(),
                "release-failing",
                "The new version of " + function.id() + " fails, and is taken back.",
                current.math("100*(" + broken + ")/invocations", "% broken in the new version", metrics),
                Trigger.withinARelease(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 5));
        ofNewVersions.put(function, alarm);
    }

    private void addSum(String name, String means, String label, Map<String, IMetric> metrics, int threshold) {
        add(
                name,
                means,
                current.math(ServiceMetrics.sum(metrics.keySet()), label, metrics),
                Trigger.within5Minutes(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, threshold));
    }

    private void add(String name, String means, IMetric metric, Trigger trigger) {
        ofTheService.add(factory.create(name, name, means, metric, trigger));
    }

    /// Names in an expression begin with a lower-case letter.
    private static String variable(String operation) {
        return Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
    }
}
