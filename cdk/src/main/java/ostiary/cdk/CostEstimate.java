package ostiary.cdk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/// The cost of 1,000 operations in US dollars, by AWS service. Each invocation of a function is an operation,
/// including the authorizer's; rotations are not.
///
/// Lambda rounds up to the millisecond and bills from the restore on; its metric
/// `Duration` covers the handler only.
final class CostEstimate {
    private static final int MIB_PER_GIB = 1024;
    private static final double MILLIS_PER_SECOND = 1000;

    /// 1,000 operations as a fraction of a price per million.
    private static final double THOUSANDTH = 0.001;

    private static final double THOUSAND = 1000;

    private final ServiceMetrics serviceMetrics;
    private final Prices prices;

    CostEstimate(ServiceMetrics serviceMetrics, Prices prices) {
        this.serviceMetrics = serviceMetrics;
        this.prices = prices;
    }

    /// The costs of API Gateway, Lambda and DynamoDB.
    List<MathExpression> parts() {
        return List.of(gateway(), lambda(), table());
    }

    private MathExpression gateway() {
        return perOperation(
                "API Gateway",
                Map.of("requests", serviceMetrics.api("Count")),
                List.of(times("requests", prices.millionRequests() * THOUSANDTH)));
    }

    private MathExpression lambda() {
        var durations = new TreeMap<String, IMetric>();
        var dollars = new ArrayList<String>();
        for (var function : ServiceFunction.released()) {
            double millisecond = prices.gibSecond() * AuthFunction.memory(function) / MIB_PER_GIB / MILLIS_PER_SECOND;
            dollars.add(times(duration(function), millisecond * THOUSAND));
            dollars.add(times(invocations(function), prices.millionInvocations() * THOUSANDTH));
            durations.put(duration(function), serviceMetrics.lambda("Duration", function));
        }
        return perOperation("Lambda", durations, dollars);
    }

    private MathExpression table() {
        return perOperation(
                "DynamoDB",
                Map.of(
                        "reads", serviceMetrics.table("ConsumedReadCapacityUnits"),
                        "writes", serviceMetrics.table("ConsumedWriteCapacityUnits")),
                List.of(
                        times("reads", prices.millionReads() * THOUSANDTH),
                        times("writes", prices.millionWrites() * THOUSANDTH)));
    }

    private MathExpression perOperation(String label, Map<String, IMetric> priced, List<String> dollars) {
        var metrics = new TreeMap<>(priced);
        ServiceFunction.released()
                .forEach(
                        function -> metrics.put(invocations(function), serviceMetrics.lambda("Invocations", function)));
        var operations = ServiceMetrics.sum(ServiceFunction.released().stream()
                .map(CostEstimate::invocations)
                .toList());
        return serviceMetrics.math("(" + String.join("+", dollars) + ")/(" + operations + ")", label, metrics);
    }

    private static String times(String metric, double price) {
        var plain = BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
        return "FILL(" + metric + ", 0)*" + plain;
    }

    private static String invocations(ServiceFunction function) {
        return function.id() + "Invocations";
    }

    private static String duration(ServiceFunction function) {
        return function.id() + "Duration";
    }
}
