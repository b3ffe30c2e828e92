package ostiary.cdk.cost;

import static ostiary.blueprint.Consumption.AUTHORIZE;
import static ostiary.blueprint.Consumption.LOGIN_FROM_IPV6;
import static ostiary.blueprint.Consumption.SIGN_UP;
import static ostiary.blueprint.ServiceFunction.AUTHORIZER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import ostiary.blueprint.Consumption;
import ostiary.blueprint.ServiceFunction;

/// The cost of a month's traffic, beside that of a template at rest. The requests of the team's own API are not
/// in it, whoever checks its tokens.
record WithTraffic(Template template, Traffic traffic) {
    private static final double BYTES_PER_GB = 1e9;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double MIB_PER_GIB = 1024;

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(new Line("requests to Ostiary's API", requests(), ListPrice.HTTP_API_REQUEST, ""));
        lines.add(new Line(
                "Lambda, invocations",
                sum(this::invocations),
                ListPrice.LAMBDA_REQUEST,
                ofThese(invocations(AUTHORIZER), "the authorizer")));
        lines.add(new Line("Lambda, GiB-seconds", sum(this::gibSeconds), ListPrice.LAMBDA_GIB_SECOND, durations()));
        lines.add(new Line("Lambda, snapshots", 0, ListPrice.LAMBDA_SNAPSHOT_OF_JAVA, "free for Java"));
        table(lines);
        keys(lines);
        lines.add(new Line("mails", traffic.allSignUps(), ListPrice.MAIL, "one a sign-up"));
        watching(lines);
        lines.add(
                new Line("answers, GB", requests() * Assumptions.ANSWER_BYTES / BYTES_PER_GB, ListPrice.TRANSFER, ""));
        return lines;
    }

    private void table(List<Line> lines) {
        double stored = traffic.users() * Assumptions.STORED_BYTES_PER_USER / BYTES_PER_GB;
        lines.add(new Line(
                "DynamoDB, read units",
                units(Consumption::reads) + feedReads(),
                ListPrice.DYNAMODB_READ,
                ofThese(feedReads(), "revocations")));
        lines.add(new Line("DynamoDB, write units", units(Consumption::writes), ListPrice.DYNAMODB_WRITE, ""));
        lines.add(new Line("DynamoDB, GB stored", stored, ListPrice.DYNAMODB_STORAGE, ""));
        if (template.hasRecovery()) {
            lines.add(new Line("point-in-time recovery, GB", stored, ListPrice.DYNAMODB_RECOVERY, ""));
        }
    }

    private void keys(List<Line> lines) {
        double secretReads = sum(this::secretReads);
        double ofTheTable = sum(function -> everySoOften(function, Assumptions.KEYS_READ_EVERY_SECONDS));
        lines.add(new Line("Secrets Manager, requests", secretReads, ListPrice.SECRET_REQUEST, ""));
        lines.add(new Line("KMS, requests", secretReads + ofTheTable, ListPrice.KMS_REQUEST, ""));
    }

    private void watching(List<Line> lines) {
        double written = (sum(this::invocations) * Assumptions.LOG_BYTES_PER_INVOCATION
                        + requests() * Assumptions.LOG_BYTES_PER_REQUEST)
                / BYTES_PER_GB;
        lines.add(new Line(
                "metrics of one's own",
                template.ownMetrics() * Assumptions.METRICS_IN_USE,
                ListPrice.CUSTOM_METRIC,
                template.ownMetrics() + " are read"));
        lines.add(new Line("logs, GB", written, ListPrice.LOG_INGESTION, ""));
        lines.add(new Line(
                "logs, GB kept", written * Assumptions.LOG_MONTHS * Assumptions.COMPRESSED, ListPrice.LOG_STORAGE, ""));
        lines.add(new Line("traces", sum(this::traces), ListPrice.TRACE, ""));
    }

    private String durations() {
        return String.join(
                ", ",
                Assumptions.busy().stream()
                        .map(function -> String.format(Locale.ROOT, "%s %.0f ms", function.id(), millis(function)))
                        .toList());
    }

    private static String ofThese(double count, String what) {
        return String.format(Locale.ROOT, "of these %,.0f of %s", count, what);
    }

    private double millis(ServiceFunction function) {
        return Assumptions.millis(function, template.memory(function));
    }

    private double gibSeconds(ServiceFunction function) {
        return invocations(function) * seconds(function) * template.memory(function) / MIB_PER_GIB;
    }

    /// Lambda bills by the millisecond that has begun.
    private double seconds(ServiceFunction function) {
        return Math.ceil(millis(function)) / MILLIS_PER_SECOND;
    }

    private double requests() {
        return sum(this::invocations) - invocations(AUTHORIZER);
    }

    private double invocations(ServiceFunction function) {
        return switch (function) {
            case LOGIN -> traffic.allLogins();
            case REFRESH -> traffic.allRefreshes();
            // The form, and the code.
            case SIGNUP -> 2 * traffic.allSignUps();
            case AUTHORIZER -> traffic.allApiCalls();
            default -> 0;
        };
    }

    private double units(ToDoubleFunction<Consumption> of) {
        return traffic.allLogins() * of.applyAsDouble(LOGIN_FROM_IPV6)
                + traffic.allRefreshes() * of.applyAsDouble(Consumption.REFRESH)
                + traffic.allSignUps() * of.applyAsDouble(SIGN_UP)
                + traffic.allApiCalls() * of.applyAsDouble(AUTHORIZE);
    }

    private double feedReads() {
        return everySoOften(AUTHORIZER, Assumptions.FEED_READ_EVERY_SECONDS);
    }

    private double secretReads(ServiceFunction function) {
        return template.secrets(function) * everySoOften(function, Assumptions.KEYS_READ_EVERY_SECONDS);
    }

    /// The times a month of something that each environment of a function does once in some seconds, if it is
    /// called at all.
    private double everySoOften(ServiceFunction function, double seconds) {
        return Math.min(invocations(function), environments(function) * Assumptions.MONTH_SECONDS / seconds);
    }

    private double environments(ServiceFunction function) {
        double atOnce = invocations(function) / Assumptions.MONTH_SECONDS * Assumptions.PEAK * seconds(function);
        return Math.max(1, Math.ceil(atOnce));
    }

    private double traces(ServiceFunction function) {
        if (!template.isTraced(function)) {
            return 0;
        }
        double one = Math.min(invocations(function), Assumptions.MONTH_SECONDS);
        return one + (invocations(function) - one) * Assumptions.TRACED_BEYOND_ONE_A_SECOND;
    }

    private static double sum(ToDoubleFunction<ServiceFunction> of) {
        return Assumptions.busy().stream().mapToDouble(of).sum();
    }
}
