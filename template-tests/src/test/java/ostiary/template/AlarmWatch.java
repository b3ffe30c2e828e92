package ostiary.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.Function;

/// An alarm at work, period by period (CloudWatch User Guide, "Evaluating an alarm" and "Configuring how alarms treat
/// missing data"). Unlike CloudWatch it looks at no more periods than the rule names when some of them are missing.
final class AlarmWatch {
    /// As CloudWatch spells them.
    enum State {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }

    private final AlarmRule rule;
    private final Deque<OptionalDouble> values = new ArrayDeque<>();
    private State state = State.INSUFFICIENT_DATA;

    AlarmWatch(AlarmRule rule) {
        this.rule = rule;
    }

    /// One more period has passed.
    ///
    /// @param readings what each metric was in it
    State next(Function<MetricQuery, OptionalDouble> readings) {
        values.addLast(rule.value(readings));
        if (values.size() > rule.of()) {
            values.removeFirst();
        }
        state = judge();
        return state;
    }

    State state() {
        return state;
    }

    private State judge() {
        boolean silent = values.stream().allMatch(OptionalDouble::isEmpty);
        if (silent && rule.missing().equals("ignore")) {
            return state;
        }
        if (silent && rule.missing().equals("missing")) {
            return State.INSUFFICIENT_DATA;
        }
        return values.stream().filter(this::breached).count() >= rule.datapoints() ? State.ALARM : State.OK;
    }

    private boolean breached(OptionalDouble value) {
        return value.isPresent() ? rule.breached(value.getAsDouble()) : missingCountsAsBreached();
    }

    private boolean missingCountsAsBreached() {
        return switch (rule.missing()) {
            case "breaching" -> true;
            case "notBreaching", "ignore", "missing" -> false;
            default -> throw new AssertionError("no such treatment of missing data: " + rule.missing());
        };
    }
}
