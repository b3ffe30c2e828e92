package ostiary.template;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ostiary.adapters.aws.Dependency;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;

/// Every metric that there is to be read: of AWS as its guides list them, of our code as it prints them, and of the
/// template's filters.
final class KnownMetrics {
    /// Each as `namespace name [dimensions]`, with the names of the dimensions in order.
    private static final Set<String> OF_AWS = aws();

    private static final String OF_THE_STACK = "Ostiary/" + Synthesis.STACK;

    private static final Set<String> OF_THE_CODE = EmittedMetrics.all();

    private KnownMetrics() {}

    static boolean has(MetricQuery metric) {
        var dimensions = new TreeSet<>(metric.dimensions().keySet());
        return switch (metric.namespace()) {
            case OF_THE_STACK -> OF_THE_CODE.contains(metric.name() + " " + dimensions) || ofAFilter(metric);
            default -> OF_AWS.contains(metric.namespace() + " " + metric.name() + " " + dimensions);
        };
    }

    /// Whether its dimensions name things of this stack, or values that the code has.
    static boolean isOfThisStack(MetricQuery metric) {
        return metric.dimensions().entrySet().stream().allMatch(dimension -> {
            var value = dimension.getValue();
            return switch (dimension.getKey()) {
                case "FunctionName" -> type(value).equals("AWS::Lambda::Function");
                case "FunctionVersion", "ExecutedVersion" -> type(value).equals("AWS::Lambda::Version");
                case "Resource" -> value.endsWith("}:live") && type(value).equals("AWS::Lambda::Function");
                case "TableName" -> type(value).equals("AWS::DynamoDB::Table");
                case "ApiId" -> type(value).equals("AWS::ApiGatewayV2::Api");
                case "Stage" -> value.equals("$default");
                case "Operation" -> value.matches("[A-Z][A-Za-z]+");
                case "dependency" ->
                    Stream.of(Dependency.values()).map(Dependency::id).anyMatch(value::equals);
                case "route" -> Api.ROUTES.stream().map(Route::key).anyMatch(value::equals);
                case "reason" -> reasons(metric.name()).anyMatch(value::equals);
                default -> false;
            };
        });
    }

    /// Those that the code writes, as a filter counts them.
    static Stream<String> reasons(String metric) {
        return EmittedMetrics.lines().stream()
                .flatMap(line -> LogFilter.of(metric).count(line).stream())
                .flatMap(dimensions -> dimensions.values().stream());
    }

    private static boolean ofAFilter(MetricQuery metric) {
        return LogFilter.all().stream()
                .anyMatch(filter -> filter.namespace().equals(metric.namespace())
                        && filter.metric().equals(metric.name())
                        && filter.dimensions()
                                .keySet()
                                .equals(metric.dimensions().keySet()));
    }

    private static String type(String reference) {
        return reference.startsWith("${") ? StackTemplate.behind(reference).type() : "";
    }

    /// Lambda Developer Guide, "Types of metrics for Lambda functions"; API Gateway Developer Guide, "Monitor
    /// CloudWatch metrics for HTTP APIs"; DynamoDB Developer Guide, "DynamoDB Metrics and dimensions".
    private static Set<String> aws() {
        var all = new TreeSet<String>();
        add(all, "AWS/Lambda", "FunctionName", "Invocations Errors Throttles Duration ConcurrentExecutions");
        add(all, "AWS/Lambda", "ExecutedVersion, FunctionName, Resource", "Invocations Errors Throttles Duration");
        add(all, "AWS/ApiGateway", "ApiId, Stage", "Count 4xx 5xx Latency IntegrationLatency DataProcessed");
        add(
                all,
                "AWS/DynamoDB",
                "TableName",
                "ConsumedReadCapacityUnits ConsumedWriteCapacityUnits ReadThrottleEvents WriteThrottleEvents");
        add(all, "AWS/DynamoDB", "Operation, TableName", "SuccessfulRequestLatency SystemErrors ThrottledRequests");
        return all;
    }

    private static void add(Set<String> all, String namespace, String dimensions, String names) {
        Arrays.stream(names.split(" ")).forEach(name -> all.add(namespace + " " + name + " [" + dimensions + "]"));
    }
}
