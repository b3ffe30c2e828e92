package ostiary.template;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/// Three hours of a night, minute by minute: guessed passwords from minute 60 to 95, a stolen token at 110, and a
/// DynamoDB that throttles and fails from 165 to the end.
final class SampleMetrics {
    static final int MINUTES = 180;

    private static final int ATTACK = 60;
    private static final int ATTACK_ENDS = 95;
    private static final int THEFT = 110;
    private static final int OUTAGE = 165;

    private static final Map<String, Double> TRAFFIC = Map.of(
            "Signup", 4.0,
            "Login", 40.0,
            "Refresh", 260.0,
            "Logout", 12.0,
            "Sessions", 6.0,
            "Account", 90.0,
            "Authorizer", 900.0,
            "Discovery", 3.0);

    private SampleMetrics() {}

    /// The answer that CloudWatch would give for the period that ends with a minute.
    static OptionalDouble reading(MetricQuery query, int minute) {
        int minutes = (int) query.period().toMinutes();
        int first = Math.max(0, minute - minutes + 1);
        var values = IntStream.rangeClosed(first, minute)
                .mapToObj(each -> value(query, each))
                .flatMapToDouble(OptionalDouble::stream);
        return switch (query.statistic()) {
            case "Sum" -> values.reduce(Double::sum);
            case "Maximum" -> values.max();
            default -> values.average();
        };
    }

    private static OptionalDouble value(MetricQuery query, int minute) {
        double noise = 0.9 + 0.2 * new Random(31L * query.hashCode() + minute).nextDouble();
        double value = steady(query, minute) * noise;
        return value < 0 ? OptionalDouble.empty() : OptionalDouble.of(whole(query) ? Math.rint(value) : value);
    }

    private static boolean whole(MetricQuery query) {
        return query.statistic().equals("Sum") || query.statistic().equals("Maximum");
    }

    private static double steady(MetricQuery query, int minute) {
        boolean attack = minute >= ATTACK && minute < ATTACK_ENDS;
        boolean outage = minute >= OUTAGE;
        var dimensions = query.dimensions();
        if (dimensions.keySet().stream().anyMatch(name -> name.endsWith("Version"))) {
            return -1; // nobody releases at night
        }
        return switch (query.name()) {
            case "Invocations" -> traffic(dimensions.toString(), minute, attack);
            case "Count" -> 415 + (attack ? 360 : 0);
            case "5xx" -> outage ? 90 : minute % 47 == 0 ? 1 : 0;
            case "Latency", "Duration" -> waiting(query, outage);
            case "LoginSucceeded" -> outage ? 9 : 36;
            case "LoginFailed" -> attack ? 190 : 3;
            case "LoginThrottled" -> attack ? 170 : -1;
            case "RefreshRefused" -> refused(dimensions, minute);
            case "AccessRefused" -> refusedTokens(query.dimension("reason"), minute);
            case "ServerError" -> outage ? serverErrors(query.dimension("route")) : -1;
            case "Throttled" -> attack && dimensions.containsValue("POST /login") ? 170 : -1;
            case "ConcurrentExecutions" -> atWork(dimensions.toString(), attack, outage);
            case "HashQueue" -> 0;
            case "Unavailable" -> outage ? traffic(dimensions.toString(), minute, false) / 4 : -1;
            case "CircuitOpen" -> outage && dimensions.containsValue("dynamodb") ? 12 : -1;
            case "RevocationFeedUnreadable" -> outage ? 30 : -1;
            case "ReadThrottleEvents" -> outage ? 60 : -1;
            case "WriteThrottleEvents" -> outage ? 25 : -1;
            case "SuccessfulRequestLatency" ->
                (outage ? 40 : 4) + query.dimension("Operation").length() / 4.0;
            case "SystemErrors" -> outage ? 14 : -1;
            case "ConsumedReadCapacityUnits" -> 240 + (attack ? 720 : 0);
            case "ConsumedWriteCapacityUnits" -> 340 + (attack ? 190 : 0);
            default -> -1;
        };
    }

    private static double traffic(String dimensions, int minute, boolean attack) {
        double daily = 1 + 0.15 * Math.sin(minute / 40.0);
        double steady = TRAFFIC.entrySet().stream()
                .filter(each -> dimensions.contains("Ostiary" + each.getKey() + "Function"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return steady * daily + (attack && dimensions.contains("OstiaryLogin") ? 360 : 0);
    }

    private static double waiting(MetricQuery query, boolean outage) {
        var dimensions = query.dimensions().toString();
        double median = dimensions.contains("Login") ? 62 : dimensions.contains("Authorizer") ? 2 : 19;
        double tail = switch (query.statistic()) {
            case "p99" -> 4.5;
            case "p90" -> 1.8;
            default -> 1;
        };
        double slow = outage && !query.statistic().equals("p50") ? 9 : 1;
        return query.statistic().equals("Sum") ? median * 1.3 * traffic(dimensions, 0, false) : median * tail * slow;
    }

    private static double refused(Map<String, String> dimensions, int minute) {
        return switch (dimensions.getOrDefault("reason", "all")) {
            case "replayed" -> minute == THEFT ? 1 : -1;
            case "expired" -> 2;
            case "idle" -> 3;
            case "revoked" -> 1;
            case "unknown" -> minute % 9 == 0 ? 1 : -1;
            default -> 6;
        };
    }

    private static double refusedTokens(String reason, int minute) {
        return switch (reason) {
            case "expired" -> 40;
            case "no_bearer_token" -> 8;
            case "revoked" -> 3;
            case "malformed" -> minute % 11 == 0 ? 2 : -1;
            default -> -1;
        };
    }

    private static double serverErrors(String route) {
        return switch (route) {
            case "POST /login" -> 12;
            case "POST /refresh" -> 60;
            case "GET /me" -> 16;
            default -> -1;
        };
    }

    private static double atWork(String dimensions, boolean attack, boolean outage) {
        double steady = Math.max(1, traffic(dimensions, 0, attack) / 120);
        return outage ? steady * 4 : steady;
    }
}
