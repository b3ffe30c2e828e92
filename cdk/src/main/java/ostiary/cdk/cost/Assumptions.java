package ostiary.cdk.cost;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static ostiary.blueprint.ServiceFunction.LOGIN;
import static ostiary.blueprint.ServiceFunction.REFRESH;
import static ostiary.blueprint.ServiceFunction.SIGNUP;

import java.util.List;
import java.util.Locale;
import ostiary.blueprint.ServiceFunction;

/// The figures that neither the template nor a test gives, and AWS will. All of them are in this file, and
/// printed with the result.
final class Assumptions {
    static final double MONTH_SECONDS = 730 * 3600.0;

    /// Each environment reads its secrets and the public keys this often, and DynamoDB asks KMS for the table's key.
    static final double KEYS_READ_EVERY_SECONDS = 300;

    /// A warm authorizer reads the revocations this often, if it is asked anything: `docs/operate.md`.
    static final double FEED_READ_EVERY_SECONDS = 5;

    /// The busiest second beside the mean one.
    static final double PEAK = 5;

    /// An item of the user, one or two sessions and the counters, as DynamoDB counts bytes.
    static final double STORED_BYTES_PER_USER = 4096;

    /// Lambda's own three lines of an invocation.
    static final double LOG_BYTES_PER_INVOCATION = 400;

    /// The line of API Gateway's access log and that of the function about what happened.
    static final double LOG_BYTES_PER_REQUEST = 1000;

    /// The share of a log's size that is stored, compressed.
    static final double COMPRESSED = 0.15;

    static final double LOG_MONTHS = 3;

    static final double ANSWER_BYTES = 2500;

    /// The share of the metrics that alarms and the dashboard read: the others tell of faults, and cost nothing
    /// in an hour without.
    static final double METRICS_IN_USE = 0.2;

    /// X-Ray's default rule: the first request of a second and this share of the others.
    static final double TRACED_BEYOND_ONE_A_SECOND = 0.05;

    private static final double PROCESSOR_MIB = 1769;

    /// Lambda's processors beside the one that `make bench` runs on.
    static final double SLOWER = 2;

    /// Of a processor as `make bench` has it, for a password hash: decision 7.
    static final double HASH_MILLIS = 20;

    /// Of a logout: `Consumption.LOGOUT`, one of them in the revocations.
    static final double LOGOUT_WRITES = 3;

    /// An entry of the revocations, as DynamoDB counts bytes.
    static final double REVOCATION_BYTES = 200;

    /// The bytes of a whole unit of an eventually consistent read; a read of the revocations counts as one at least.
    static final double READ_UNIT_BYTES = 8192;

    private static final double STORE_MILLIS = 8;
    private static final double RUNTIME_MILLIS = 2;

    private Assumptions() {}

    /// The milliseconds that an invocation is billed: processor time as `make bench` measures it (20 ms a
    /// password hash and 4 ms a signature: decision 7), on a slower and smaller processor, and a wait for each
    /// request to DynamoDB in a row.
    static double millis(ServiceFunction function, int memory) {
        double share = Math.min(1, memory / PROCESSOR_MIB);
        return switch (function) {
            case LOGIN -> RUNTIME_MILLIS + 24 * SLOWER / share + 4 * STORE_MILLIS;
            case REFRESH -> RUNTIME_MILLIS + 4 * SLOWER / share + 2 * STORE_MILLIS;
            // Of its two invocations on the average; one of them hashes.
            case SIGNUP -> RUNTIME_MILLIS + 10 * SLOWER / share + 5 * STORE_MILLIS;
            case AUTHORIZER -> RUNTIME_MILLIS + 0.2 * SLOWER / share;
            default -> throw new IllegalArgumentException("no traffic is assumed for " + function);
        };
    }

    /// The functions with traffic.
    static List<ServiceFunction> busy() {
        return List.of(SIGNUP, LOGIN, REFRESH, AUTHORIZER);
    }

    /// The assumptions as they are printed: one list, a sentence each.
    static List<String> text() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "an invocation is billed %.0f ms, %.0f ms for each request to DynamoDB in a row, and its"
                            + " processor time in `make bench` (24 ms a login, 4 ms a refresh, 0.2 ms a check), times"
                            + " %.0f for Lambda's processors and by the share of one that its memory buys;",
                        RUNTIME_MILLIS,
                        STORE_MILLIS,
                        SLOWER),
                String.format(
                        Locale.ROOT,
                        "the busiest second has %.0f times the requests of the mean one, and an environment for each at"
                                + " work;",
                        PEAK),
                String.format(
                        Locale.ROOT,
                        "an environment reads its secrets every %.0f seconds, a warm authorizer the revocations every"
                                + " %.0f;",
                        KEYS_READ_EVERY_SECONDS,
                        FEED_READ_EVERY_SECONDS),
                String.format(
                        Locale.ROOT,
                        "a user takes %.0f bytes of the table; an answer %.0f bytes;",
                        STORED_BYTES_PER_USER,
                        ANSWER_BYTES),
                String.format(
                        Locale.ROOT,
                        "an invocation logs %.0f bytes, a request %.0f more, kept for %.0f months at %.0f %% of the"
                                + " size;",
                        LOG_BYTES_PER_INVOCATION,
                        LOG_BYTES_PER_REQUEST,
                        LOG_MONTHS,
                        100 * COMPRESSED),
                String.format(
                        Locale.ROOT,
                        "%.0f %% of the metrics that alarms and the dashboard read have a value in a given hour;",
                        100 * METRICS_IN_USE),
                String.format(
                        Locale.ROOT,
                        "X-Ray takes the first invocation of a second and %.0f %% of the others, of each function: an"
                                + " upper bound for traffic that comes in bursts.",
                        100 * TRACED_BEYOND_ONE_A_SECOND));
    }
}
