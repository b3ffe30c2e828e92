package ostiary.cdk;

import static ostiary.blueprint.ServiceFunction.AUTHORIZER;
import static software.amazon.awscdk.services.cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/// The alarms that roll back the new version of a function.
final class ReleaseAlarms {
    private final AlarmFactory factory;
    private final ServiceMetrics current;
    private final Map<ServiceFunction, Alarm> byFunction = new EnumMap<>(ServiceFunction.class);

    /// @param current with a period of one minute
    ReleaseAlarms(AlarmFactory factory, ServiceMetrics current) {
        this.factory = factory;
        this.current = current;
        ServiceFunction.released().forEach(this::newVersion);
    }

    List<Alarm> all() {
        return List.copyOf(byFunction.values());
    }

    /// Empty for a function that is released all at once.
    Optional<Alarm> of(ServiceFunction function) {
        return Optional.ofNullable(byFunction.get(function));
    }

    /// Watches the new version alone, so that failures of the old one don't count against it, and only
    /// while both share the traffic. It has no fewest invocations: a tenth of little traffic is little, and a
    /// release that is taken back for nothing costs less than a broken one that goes on.
    private void newVersion(ServiceFunction function) {
        var metrics = new TreeMap<String, IMetric>();
        metrics.put("faults", current.ofVersion("Fault", function));
        metrics.put("unavailable", current.ofVersion("Unavailable", function));
        if (function != AUTHORIZER) {
            metrics.put("crashes", current.lambdaVersion("Errors", function));
        }
        var broken = ServiceMetrics.sum(metrics.keySet());
        metrics.put("invocations", current.lambdaVersion("Invocations", function));
        var alarm = factory.create(
                "release-failing-" + function.id(),
                "release-failing",
                "The new version of " + function.id() + " fails, and is taken back.",
                current.math("100*(" + broken + ")/invocations", "% broken in the new version", metrics),
                Trigger.withinARelease(GREATER_THAN_OR_EQUAL_TO_THRESHOLD, 5));
        byFunction.put(function, alarm);
    }
}
