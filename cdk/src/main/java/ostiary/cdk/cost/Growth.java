package ostiary.cdk.cost;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static ostiary.blueprint.ServiceFunction.LOGIN;
import static ostiary.blueprint.ServiceFunction.REFRESH;
import static ostiary.blueprint.ServiceFunction.SIGNUP;

import java.util.Comparator;
import java.util.List;
import ostiary.blueprint.ServiceFunction;

/// The demand of a number of users in the busiest second, beside what there is.
///
/// Every demand grows with the users alone, so that the limit with the greatest share is the first that is hit.
final class Growth {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double HOUR_SECONDS = 3600;
    private static final double PARTITION_WRITES = 1000;
    private static final double PARTITION_READS = 3000;
    private static final double PARTITION_BYTES = 10e9;

    private static final String PARTITIONS =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html";
    private static final String TABLES =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html";
    private static final String NEW_TABLES =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html";
    private static final String LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";
    private static final String LAMBDA_RATE = "https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html";
    private static final String GATEWAY = "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html";
    private static final String SETTINGS = "deploy.md#settings";

    private final Template template;
    private final Rates rates;
    private final double users;

    Growth(Template template, Rates rates, double users) {
        this.template = template;
        this.rates = rates;
        this.users = users;
    }

    static Growth of(Bill bill) {
        return new Growth(
                bill.template(),
                Rates.ofTheBusiestSecond(bill.traffic()),
                bill.traffic().users());
    }

    /// The one that is nearest first.
    List<GrowthLimit> limits() {
        return List.of(
                        ours("logins by the route's throttle", rates.logins(), 50, "`throttleCostly`"),
                        ours("refreshes by the route's throttle", rates.refreshes(), 500, "`throttleCheap`"),
                        ours("mails to who signs up, an hour", rates.signUps() * HOUR_SECONDS, 1000, "`mailsPerHour`"),
                        quota("requests to API Gateway", rates.requests() + rates.checks(), 10_000, GATEWAY),
                        quota("Lambda, at once", atOnce(), 1000, LAMBDA),
                        quota("Lambda, requests", rates.requests() + rates.checks(), 10_000, LAMBDA_RATE),
                        quota("reads of a new table", reads(), 12_000, NEW_TABLES),
                        quota("writes of a new table", writes(), 4_000, NEW_TABLES),
                        quota("reads of a table", reads(), 40_000, TABLES),
                        quota("writes of a table", writes(), 40_000, TABLES),
                        fixed("reads of the revocations, one key", feedReads(), PARTITION_READS),
                        fixed("writes of the revocations, one key", revocations(), PARTITION_WRITES))
                .stream()
                .sorted(Comparator.comparingDouble(GrowthLimit::share).reversed())
                .toList();
    }

    /// For how many users the limit is hit, with the same habits.
    double usersAt(GrowthLimit limit) {
        return users / limit.share();
    }

    /// Invocations at work.
    double atOnce() {
        return List.of(LOGIN, REFRESH, SIGNUP, AUTHORIZER).stream()
                .mapToDouble(function -> invocations(function) * seconds(function))
                .sum();
    }

    /// Processors that do nothing but hash passwords, as fast as Lambda's.
    double hashingProcessors() {
        return (rates.logins() + rates.signUps()) * Assumptions.HASH_MILLIS * Assumptions.SLOWER / MILLIS_PER_SECOND;
    }

    /// Read units, with those of the revocations.
    double reads() {
        return rates.reads() + feedReads();
    }

    /// Write units, with those of logouts.
    double writes() {
        return rates.writes() + revocations() * Assumptions.LOGOUT_WRITES;
    }

    /// How many parts of the table the traffic and the data need, spread evenly.
    double partitions() {
        double bytes = users * Assumptions.STORED_BYTES_PER_USER;
        double most =
                Math.max(bytes / PARTITION_BYTES, Math.max(reads() / PARTITION_READS, writes() / PARTITION_WRITES));
        return Math.max(1, Math.ceil(most));
    }

    /// Each warm authorizer asks for what is new.
    private double feedReads() {
        double environments = Math.ceil(rates.checks() * seconds(AUTHORIZER));
        double bytes = revocations() * Assumptions.FEED_READ_EVERY_SECONDS * Assumptions.REVOCATION_BYTES;
        double unitsOfOne = Math.max(1, Math.ceil(bytes / Assumptions.READ_UNIT_BYTES));
        return environments / Assumptions.FEED_READ_EVERY_SECONDS * unitsOfOne;
    }

    /// Whoever logs in logs out at some time.
    private double revocations() {
        return rates.logins();
    }

    private double invocations(ServiceFunction function) {
        return switch (function) {
            case LOGIN -> rates.logins();
            case REFRESH -> rates.refreshes();
            case SIGNUP -> 2 * rates.signUps();
            case AUTHORIZER -> rates.checks();
            default -> throw new IllegalArgumentException("no traffic is assumed for " + function);
        };
    }

    private double seconds(ServiceFunction function) {
        return Math.ceil(Assumptions.millis(function, template.memory(function))) / MILLIS_PER_SECOND;
    }

    private static GrowthLimit ours(String what, double demand, double ceiling, String setting) {
        return new GrowthLimit(what, demand, ceiling, "ours", setting + " in [settings](" + SETTINGS + ")");
    }

    private static GrowthLimit quota(String what, double demand, double ceiling, String page) {
        return new GrowthLimit(what, demand, ceiling, "a quota", "[AWS](" + page + ")");
    }

    private static GrowthLimit fixed(String what, double demand, double ceiling) {
        return new GrowthLimit(what, demand, ceiling, "fixed", "[AWS](" + PARTITIONS + ")");
    }
}
