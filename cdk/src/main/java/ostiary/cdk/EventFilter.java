package ostiary.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.EventTypes;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.SubscriptionFilter;

/// The events that a subscriber gets. SNS filters: what does not match costs the subscriber nothing.
///
/// @param patterns types, such as `user.deleted`, or all of a kind: `user.*`; every event if empty
public record EventFilter(List<String> patterns) {
    /// An attribute of each message: `ostiary.adapters.sns.SnsEventTopic`.
    private static final String TYPE = "type";

    /// @throws IllegalArgumentException for a pattern that no event has: the subscriber would wait for ever
    public EventFilter {
        patterns = List.copyOf(patterns);
        patterns.forEach(pattern -> Checks.require(
                EventTypes.hasPattern(pattern),
                "there is no event " + pattern + ", but " + String.join(", ", EventTypes.sorted())
                        + ", and all of a kind such as user.*"));
    }

    /// Every event.
    public static EventFilter all() {
        return new EventFilter(List.of());
    }

    /// The events of these types.
    ///
    /// @throws IllegalArgumentException for a pattern that no event has
    public static EventFilter of(String first, String... more) {
        var patterns = new ArrayList<>(List.of(first));
        patterns.addAll(List.of(more));
        return new EventFilter(patterns);
    }

    /// As SNS has it (<https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html>).
    Optional<Map<String, SubscriptionFilter>> policy() {
        return patterns.isEmpty()
                ? Optional.empty()
                : Optional.of(Map.of(TYPE, SubscriptionFilter.stringFilter(conditions())));
    }

    private StringConditions conditions() {
        var exact = patterns.stream().filter(EventTypes.ALL::contains).toList();
        var kinds = patterns.stream()
                .filter(pattern -> !EventTypes.ALL.contains(pattern))
                .map(EventTypes::prefix)
                .toList();
        return StringConditions.builder()
                .allowlist(exact.isEmpty() ? null : exact)
                .matchPrefixes(kinds.isEmpty() ? null : kinds)
                .build();
    }
}
