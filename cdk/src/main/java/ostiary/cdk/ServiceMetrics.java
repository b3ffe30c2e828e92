package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;

/// The metrics that alarms and the dashboard read. The service's own are those of `ostiary.adapters.telemetry`;
/// AWS's are in the user guide of each service.
final class ServiceMetrics {
    /// The dependencies that have a circuit: the ids of `ostiary.adapters.aws.Dependency`.
    static final List<String> DEPENDENCIES = List.of("dynamodb", "secrets_manager", "ses", "cognito");

    private final ServiceApi api;
    private final OstiaryTable table;
    private final AuthFunctions functions;
    private final Duration period;

    /// Metrics with a period of one minute.
    ServiceMetrics(ServiceApi api, OstiaryTable table, AuthFunctions functions) {
        this(api, table, functions, Duration.minutes(1));
    }

    private ServiceMetrics(ServiceApi api, OstiaryTable table, AuthFunctions functions, Duration period) {
        this.api = api;
        this.table = table;
        this.functions = functions;
        this.period = period;
    }

    /// The same metrics with another period.
    ServiceMetrics every(Duration other) {
        return new ServiceMetrics(api, table, functions, other);
    }

    /// The namespace of the service's own metrics, `Ostiary/<stack>`: some of them have no dimension that would tell
    /// one service of the account from another.
    static String namespace(ServiceApi api) {
        return "Ostiary/" + api.serviceName();
    }

    /// A metric of the service, over all its functions.
    Metric counted(String name) {
        return own(name, Map.of());
    }

    /// A metric of the service, of one function.
    Metric counted(String name, ServiceFunction by) {
        return own(name, Map.of("FunctionName", functionName(by)));
    }

    /// A failure metric of the service, of a function's newest version.
    Metric ofVersion(String name, ServiceFunction by) {
        return own(name, Map.of("FunctionName", functionName(by), "FunctionVersion", version(by)));
    }

    /// How often the circuits before a dependency opened, over all functions.
    Metric circuitOpened(String dependency) {
        return own("CircuitOpen", Map.of("dependency", dependency));
    }

    /// A metric of [LogMetrics].
    Metric logged(String name, Map<String, String> dimensions) {
        return own(name, dimensions);
    }

    /// A metric of Lambda for a function.
    Metric lambda(String name, ServiceFunction of) {
        return metric("AWS/Lambda", name, Map.of("FunctionName", functionName(of)));
    }

    /// A metric of Lambda for the newest version of a function while it shares the traffic of its alias with
    /// another (Lambda Developer Guide, "Viewing metrics for Lambda functions": `ExecutedVersion`).
    Metric lambdaVersion(String name, ServiceFunction of) {
        return metric(
                "AWS/Lambda",
                name,
                Map.of(
                        "FunctionName",
                        functionName(of),
                        "Resource",
                        functionName(of) + ":" + ServiceFunction.LIVE,
                        "ExecutedVersion",
                        version(of)));
    }

    /// A metric of API Gateway for the API.
    ///
    /// @param name as for an HTTP API
    Metric api(String name) {
        return metric("AWS/ApiGateway", api.metricName(name), api.dimensions());
    }

    /// How many requests a rule of AWS WAF kept out.
    Metric blocked(FrontDoorRules rules, String rule) {
        return metric("AWS/WAFV2", "BlockedRequests", rules.dimensions(rule));
    }

    /// How many requests AWS WAF let through.
    Metric allowed(FrontDoorRules rules) {
        return metric("AWS/WAFV2", "AllowedRequests", rules.dimensions("ALL"));
    }

    /// A metric of DynamoDB for the table.
    Metric table(String name) {
        return metric("AWS/DynamoDB", name, Map.of("TableName", table.name()));
    }

    /// A metric of DynamoDB for one operation on the table.
    Metric table(String name, String operation) {
        return metric("AWS/DynamoDB", name, Map.of("TableName", table.name(), "Operation", operation));
    }

    /// The percentage of a function's invocations that end in a 500 or 503 of its own or without a response: timed
    /// out, out of memory, or not started.
    ///
    /// @param fewest the invocations of a minute are counted as so many where they are fewer: then one failure
    /// alone is within the threshold, and if all of a few invocations fail, that is seen
    MathExpression broken(ServiceFunction function, int fewest) {
        // Lambda also counts a token that the authorizer refuses as an error.
        var crashes = function == ServiceFunction.AUTHORIZER
                ? logged(LogMetrics.crash(function), Map.of())
                : lambda("Errors", function);
        return math(
                "100*(" + sum(List.of("faults", "unavailable", "crashes")) + ")/" + atLeast(fewest, "invocations"),
                "% broken",
                Map.of(
                        "faults", counted("Fault", function),
                        "unavailable", counted("Unavailable", function),
                        "crashes", crashes,
                        "invocations", lambda("Invocations", function)));
    }

    /// @param metrics by their names in the expression
    MathExpression math(String expression, String label, Map<String, ? extends IMetric> metrics) {
        return MathExpression.Builder.create()
                .expression(expression)
                .label(label)
                .usingMetrics(new TreeMap<>(metrics))
                .period(period)
                .build();
    }

    /// An expression for a count, or `fewest` if it is less.
    static String atLeast(int fewest, String name) {
        return "IF(" + name + " > " + fewest + ", " + name + ", " + fewest + ")";
    }

    /// An expression for the sum of metrics; those without data count as zero.
    static String sum(Iterable<String> names) {
        return "FILL(" + String.join(", 0)+FILL(", names) + ", 0)";
    }

    private Metric own(String name, Map<String, String> dimensions) {
        return metric(namespace(api), name, dimensions);
    }

    private Metric metric(String namespace, String name, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(new TreeMap<>(dimensions))
                .statistic(Stats.SUM)
                .period(period)
                .build();
    }

    private String functionName(ServiceFunction declared) {
        return functions.of(declared).function().getFunctionName();
    }

    private String version(ServiceFunction declared) {
        return functions.of(declared).live().getVersion().getVersion();
    }
}
