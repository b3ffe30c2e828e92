package ostiary.cdk;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static ostiary.blueprint.ServiceFunction.REFRESH;

import java.util.List;
import java.util.Map;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.services.cloudwatch.Unit;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.IFilterPattern;
import software.amazon.awscdk.services.logs.JsonPattern;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/// Metrics counted from log lines: why a refresh or a token was refused, which the functions count without the
/// reason or, in the authorizer's warm path, not at all; API Gateway's responses by route; and crashes, after
/// which a function can count nothing.
///
/// A metric without events costs nothing: none has a default value.
public final class LogMetrics extends Construct {
    /// Refused refreshes by `reason`: the API's reason of an `invalid_grant`.
    static final String REFRESH_REFUSED = "RefreshRefused";

    /// Refused access tokens by `reason`: the flaw of the token.
    static final String ACCESS_REFUSED = "AccessRefused";

    /// Responses with 429, by `route`: both API Gateway's and the service's.
    static final String THROTTLED = "Throttled";

    /// Responses with 5xx, by `route`.
    static final String SERVER_ERROR = "ServerError";

    /// The field of a log line, and the dimension taken from it.
    static final String REASON = "reason";

    static final String ROUTE = "route";

    /// Lambda's messages for a timeout and for a process that was killed or exited; Java's for a full heap.
    private static final List<String> CRASHES = List.of("Task timed out", "Runtime.ExitError", "OutOfMemoryError");

    private final String namespace;

    public LogMetrics(Construct scope, String id, LogMetricsProps props) {
        super(scope, id);
        this.namespace = ServiceMetrics.namespace(props.api());
        var functions = props.functions();
        var accessLog = props.api().accessLog();
        var refresh = functions.of(REFRESH).logs();
        var authorizer = functions.of(AUTHORIZER).logs();
        count(refresh, REFRESH_REFUSED, events("refresh_refused", "unknown_token_refused"), Map.of(REASON, "$.reason"));
        count(authorizer, ACCESS_REFUSED, events("access_refused"), Map.of(REASON, "$.reason"));
        count(accessLog, THROTTLED, status("429"), Map.of(ROUTE, "$.routeKey"));
        count(accessLog, SERVER_ERROR, status("5*"), Map.of(ROUTE, "$.routeKey"));
        for (var function : ServiceFunction.values()) {
            var anyCrash = FilterPattern.anyTerm(CRASHES.toArray(String[]::new));
            count(functions.of(function).logs(), crash(function), anyCrash, Map.of());
        }
    }

    /// Plain text gives no dimensions, so the function is part of the name: `CrashOfLogin`.
    static String crash(ServiceFunction function) {
        return "CrashOf" + AuthFunction.titleCase(function.id());
    }

    private void count(LogGroup in, String metric, IFilterPattern what, Map<String, String> dimensions) {
        var filter = MetricFilter.Builder.create(this, metric)
                .logGroup(in)
                .filterPattern(what)
                .metricNamespace(namespace)
                .metricName(metric)
                .metricValue("1")
                .unit(Unit.COUNT);
        if (!dimensions.isEmpty()) {
            filter.dimensions(dimensions);
        }
        filter.build();
    }

    private static IFilterPattern events(String... names) {
        return FilterPattern.any(List.of(names).stream()
                .map(name -> FilterPattern.stringValue("$.event", "=", name))
                .toArray(JsonPattern[]::new));
    }

    /// API Gateway writes the status as a string.
    private static IFilterPattern status(String like) {
        return FilterPattern.stringValue("$.status", "=", like);
    }
}
