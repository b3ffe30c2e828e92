package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.gateway.RestGate;
import ostiary.emulators.aws.gateway.RestGate.Order;
import ostiary.emulators.aws.gateway.Rush;
import ostiary.emulators.aws.stack.Stack;

/// A thousand clients of a service, and one of them floods it. Time is the flood's own.
final class Flood {
    static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");
    static final int HOSTILE_A_SECOND = 200;
    static final String HOSTILE = "203.0.113.66";

    /// After which a rate-based rule notices.
    static final Duration USUAL_LAG = Duration.ofSeconds(30);

    static final Duration NEVER = Duration.ofDays(1);
    private static final int CLIENTS = 1000;
    private static final Duration RUSH = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(5);

    /// Each client logs in once in this time: 100 a second of all of them.
    private static final int STEPS_BETWEEN = 2000;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /// The answers to the requests, by status.
    record Ends(Map<Integer, Integer> others, Map<Integer, Integer> hostile) {
        private Ends() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    interface Way {
        int send(Rush rush, String address);
    }

    static Way through() {
        return (rush, address) -> rush.through("POST", "/login", address, Map.of());
    }

    static Way past() {
        return (rush, address) -> rush.past("POST", "/login", address, Map.of());
    }

    Instant now() {
        return now;
    }

    Ends rush(JsonNode template, Order order, Duration lag, Way hostile) {
        var rush = open(template, order, lag);
        var client = new int[1];
        return play(
                () -> rush.through("POST", "/login", address(client[0]++), Map.of()),
                () -> hostile.send(rush, HOSTILE));
    }

    Rush open(JsonNode template, Order order, Duration lag) {
        var stack = new Stack("ostiary-test", template, PLACE);
        var gate = RestGate.of(stack, Flood::secret, this::now, lag, order);
        return new Rush(stack, Flood::secret, this::now, gate);
    }

    /// All clients but one send in turn, and that one all the time.
    Ends play(IntSupplier other, IntSupplier hostile) {
        var ends = new Ends();
        long steps = RUSH.dividedBy(STEP);
        for (long step = 0; step < steps; step++) {
            now = now.plus(STEP);
            if (step % (STEPS_BETWEEN / CLIENTS) == 0) {
                count(ends.others(), other.getAsInt());
            }
            count(ends.hostile(), hostile.getAsInt());
        }
        return ends;
    }

    private static void count(Map<Integer, Integer> ends, int status) {
        ends.merge(status, 1, Integer::sum);
    }

    private static String address(int sent) {
        int client = sent % (CLIENTS - 1);
        return "192.0." + client / 250 + "." + client % 250;
    }

    private static String secret(String arn) {
        return "the text of " + arn;
    }
}
