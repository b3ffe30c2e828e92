package ostiary.cdk;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.PeriodOverride;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/// The operators' dashboard: the alarms on top, then the present numbers, then one row of graphs for each
/// question, in the order of a diagnosis.
public final class AuthDashboard extends Construct {
    private static final int GRID = 24;

    /// Room for ten alarms in two columns.
    private static final int ALARMS_HEIGHT = 6;

    private final Dashboard dashboard;

    public AuthDashboard(Construct scope, String id, AuthDashboardProps props) {
        super(scope, id);
        var serviceMetrics = new ServiceMetrics(props.api(), props.table(), props.functions());
        var service = props.api().serviceName();
        // Dashboard names are shared by all regions.
        this.dashboard = Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(service + "-" + Stack.of(this).getRegion())
                .defaultInterval(Duration.hours(3))
                .periodOverride(PeriodOverride.INHERIT)
                .build();
        overview(service, props);
        service(new ServiceGraphs(serviceMetrics));
        platform(new PlatformGraphs(serviceMetrics, props.prices()));
    }

    /// The dashboard, for further widgets.
    public Dashboard dashboard() {
        return dashboard;
    }

    private void overview(String service, AuthDashboardProps props) {
        dashboard.addWidgets(text(
                "# " + service + "\nFrom top to bottom. A red alarm has a page that says what to do: "
                        + props.runbooks() + "*alarm*.md. Counts are per minute unless a title says otherwise.",
                2));
        var ofTheService = props.alarms().ofTheService();
        var ofNewVersions = props.alarms().ofNewVersions();
        if (ofNewVersions.isEmpty()) {
            dashboard.addWidgets(status("Alarms", ofTheService, GRID));
        } else {
            dashboard.addWidgets(
                    status("Alarms", ofTheService, 16),
                    status("New versions: red is being taken back", ofNewVersions, 8));
        }
    }

    private void service(ServiceGraphs service) {
        dashboard.addWidgets(SingleValueWidget.Builder.create()
                .title("The last 5 minutes")
                .metrics(service.numbers())
                .width(GRID)
                .height(3)
                .build());
        ask("Is it used, and does it work?", service.traffic(), service.success(), service.serverErrors());
        ask("How long do people wait?", service.latencies());
        ask(
                "Who is refused, and why?",
                service.refusedLogins(),
                service.refusedRefreshes(),
                service.refusedTokens(),
                service.mailsNotSent());
    }

    private void platform(PlatformGraphs platform) {
        ask(
                "What runs out?",
                platform.throttledRoutes(),
                platform.throttledByAws(),
                platform.atWork(),
                platform.hashing());
        ask("What is broken?", platform.broken(), platform.outOfReach(), platform.tableLatency());
        ask("What does it cost?", platform.units(), platform.cost());
    }

    private void ask(String question, Graph... answers) {
        dashboard.addWidgets(text("## " + question, 1));
        dashboard.addWidgets(Stream.of(answers)
                .map(graph -> graph.widget(GRID / answers.length))
                .toArray(IWidget[]::new));
    }

    private static TextWidget text(String markdown, int height) {
        return TextWidget.Builder.create()
                .markdown(markdown)
                .width(GRID)
                .height(height)
                .build();
    }

    private static AlarmStatusWidget status(String title, List<Alarm> alarms, int width) {
        return AlarmStatusWidget.Builder.create()
                .title(title)
                .alarms(List.<IAlarm>copyOf(alarms))
                .width(width)
                .height(ALARMS_HEIGHT)
                .build();
    }
}
