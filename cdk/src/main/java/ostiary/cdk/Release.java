package ostiary.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.codedeploy.TimeBasedCanaryTrafficRoutingProps;
import software.amazon.awscdk.services.codedeploy.TimeBasedLinearTrafficRoutingProps;
import software.amazon.awscdk.services.codedeploy.TrafficRouting;

/// How each function's traffic moves to a new version. While both versions have traffic, an alarm
/// on the new one rolls back.
public sealed interface Release {
    /// Moves a part of the traffic at once, and the rest after `bake`.
    record Canary(int percent, Duration bake) implements Release {
        public Canary {
            require(percent, bake);
        }
    }

    /// Moves equal parts of the traffic, `every` apart.
    record Linear(int percent, Duration every) implements Release {
        public Linear {
            require(percent, every);
        }
    }

    /// Moves everything at once, without a rollback: for a stage to try things on.
    record AllAtOnce() implements Release {}

    /// A tenth for five minutes, then everything.
    static Release standard() {
        return new Canary(10, Duration.minutes(5));
    }

    /// All but one percent at once; the old version stays and takes everything back if
    /// an alarm goes off within `bake`.
    static Release blueGreen(Duration bake) {
        return new Canary(99, bake);
    }

    /// Parses `canary:10:5`, `linear:10:1`, `blueGreen:10` or `allAtOnce`; times are in minutes.
    static Release of(String text) {
        Checks.require(
                text.matches("(canary|linear):[0-9]{1,5}:[0-9]{1,5}|blueGreen:[0-9]{1,5}|allAtOnce"),
                "release must be canary:<percent>:<minutes>, linear:<percent>:<minutes>, blueGreen:<minutes> or"
                        + " allAtOnce, not " + text);
        var parts = text.split(":", -1);
        return switch (parts[0]) {
            case "canary" -> new Canary(Integer.parseInt(parts[1]), minutes(parts[2]));
            case "linear" -> new Linear(Integer.parseInt(parts[1]), minutes(parts[2]));
            case "blueGreen" -> blueGreen(minutes(parts[1]));
            default -> new AllAtOnce();
        };
    }

    /// The equivalent configuration of CodeDeploy.
    default TrafficRouting routing() {
        return switch (this) {
            case Canary(var percent, var bake) ->
                TrafficRouting.timeBasedCanary(TimeBasedCanaryTrafficRoutingProps.builder()
                        .percentage(percent)
                        .interval(bake)
                        .build());
            case Linear(var percent, var every) ->
                TrafficRouting.timeBasedLinear(TimeBasedLinearTrafficRoutingProps.builder()
                        .percentage(percent)
                        .interval(every)
                        .build());
            case AllAtOnce() -> TrafficRouting.allAtOnce();
        };
    }

    private static Duration minutes(String text) {
        return Duration.minutes(Integer.parseInt(text));
    }

    private static void require(int percent, Duration time) {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("a release shifts 1 to 99 percent first, not " + percent);
        }
        // CodeDeploy's limit for Lambda is two days. An alarm needs three minutes to evaluate.
        double minutes = time.toMinutes().doubleValue();
        if (minutes < 1 || minutes > Duration.days(2).toMinutes().doubleValue()) {
            throw new IllegalArgumentException("a release waits a minute to two days, not " + minutes + " minutes");
        }
    }
}
