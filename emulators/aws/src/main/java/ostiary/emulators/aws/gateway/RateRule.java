package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A rate-based rule of a web ACL that counts by an address in a header. It notices a flood late: usually within 30
/// seconds, and within minutes at the latest
/// (<https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-caveats.html>).
final class RateRule {
    private final String header;
    private final boolean elseMatches;
    private final long limit;
    private final Duration window;
    private final Duration lag;
    private final Map<String, Counter> counters = new HashMap<>();

    RateRule(JsonNode statement, Duration lag) {
        if (!statement.required("AggregateKeyType").asText().equals("FORWARDED_IP")) {
            throw new IllegalArgumentException("the model counts by a forwarded address only");
        }
        var forwarded = statement.required("ForwardedIPConfig");
        this.header = forwarded.required("HeaderName").asText().toLowerCase(Locale.ROOT);
        this.elseMatches = forwarded.required("FallbackBehavior").asText().equals("MATCH");
        this.limit = statement.required("Limit").asLong();
        this.window = Duration.ofSeconds(statement.path("EvaluationWindowSec").asLong(300));
        this.lag = lag;
    }

    /// Counts a request and tells whether it is over the limit.
    synchronized boolean isOver(ApiRequest request, Instant now) {
        var value = request.headers().get(header);
        if (value == null) {
            return false;
        }
        return firstAddress(value)
                .map(address ->
                        counters.computeIfAbsent(address, _ -> new Counter()).add(now) > limit)
                .orElse(elseMatches);
    }

    /// Of a list, AWS WAF takes the first.
    private static Optional<String> firstAddress(String value) {
        return Optional.of(value.split(",", 2)[0].strip()).filter(text -> text.matches("[0-9.]+|[0-9A-Fa-f:.]*:.*"));
    }

    private final class Counter {
        private final ArrayDeque<Instant> notYetNoticed = new ArrayDeque<>();
        private final ArrayDeque<Instant> noticed = new ArrayDeque<>();

        int add(Instant now) {
            notYetNoticed.add(now);
            while (!notYetNoticed.isEmpty() && !notYetNoticed.peek().plus(lag).isAfter(now)) {
                noticed.add(notYetNoticed.remove());
            }
            while (!noticed.isEmpty() && noticed.peek().plus(window).isBefore(now)) {
                noticed.remove();
            }
            return noticed.size();
        }
    }
}
