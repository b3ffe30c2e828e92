package ostiary.cdk;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Color;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/// The operators' view of a fleet: what it is asked, how that goes, and what it has left.
record FleetDashboard(FleetMetrics metrics, FargateService service, List<Alarm> alarms) {
    private static final int WHOLE = 24;
    private static final int THIRD = 8;

    Dashboard create(Construct scope, String name) {
        var dashboard =
                Dashboard.Builder.create(scope, "Dashboard").dashboardName(name).build();
        dashboard.addWidgets(AlarmStatusWidget.Builder.create()
                .title("Alarms of the fleet")
                .alarms(alarms)
                .width(WHOLE)
                .build());
        dashboard.addWidgets(row(
                Graph.lines("Requests", "a minute", ofBoth("RequestCount", "Sum")),
                Graph.lines("Failed requests", "a minute", ofBoth("HTTPCode_Target_5XX_Count", "Sum")),
                Graph.lines("Slowest answers (p99)", "seconds", ofBoth("TargetResponseTime", "p99"))
                        .withAlarm("fleet-slow", FleetAlarms.SLOWEST, Color.RED)));
        dashboard.addWidgets(row(
                Graph.lines("Tasks that are ready", "tasks", ofBoth("HealthyHostCount", "Minimum")),
                Graph.lines("Tasks that are not", "tasks", ofBoth("UnHealthyHostCount", "Maximum")),
                Graph.lines("Busy", Graph.PERCENT, busy()).withAlarm("fleet-busy", FleetAlarms.BUSIEST, Color.RED)));
        return dashboard;
    }

    private List<IMetric> busy() {
        return List.of(
                Graph.named("processor", FleetMetrics.of(service, "CPUUtilization", "Average")),
                Graph.named("memory", FleetMetrics.of(service, "MemoryUtilization", "Maximum")));
    }

    private List<IMetric> ofBoth(String metric, String statistic) {
        return List.of(
                Graph.named("first", metrics.of(metrics.door().first(), metric, statistic)),
                Graph.named("second", metrics.of(metrics.door().second(), metric, statistic)));
    }

    private static IWidget[] row(Graph... graphs) {
        return List.of(graphs).stream().map(graph -> graph.widget(THIRD)).toArray(IWidget[]::new);
    }
}
