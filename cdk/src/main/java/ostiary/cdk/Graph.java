package ostiary.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.Api;
import ostiary.blueprint.ServiceFunction;
import software.amazon.awscdk.services.cloudwatch.Color;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.HorizontalAnnotation;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.LegendPosition;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;

/// One graph of the dashboard.
///
/// @param unit of its axis
/// @param stacked whether the values add up to a total
/// @param alarms horizontal lines at the thresholds of alarms
record Graph(
        String title,
        String unit,
        boolean stacked,
        List<? extends IMetric> metrics,
        List<HorizontalAnnotation> alarms) {
    static final String PERCENT = "%";

    /// The most lines for which a legend below the graph has room.
    private static final int LINES_WITH_LEGEND_BELOW = 3;

    /// The height in units of the dashboard's grid: six rows of graphs fit on two screens.
    private static final int HEIGHT = 5;

    static Graph lines(String title, String unit, List<? extends IMetric> metrics) {
        return new Graph(title, unit, false, metrics, List.of());
    }

    static Graph stacked(String title, String unit, List<? extends IMetric> metrics) {
        return new Graph(title, unit, true, metrics, List.of());
    }

    /// The graph with the threshold of an alarm.
    Graph withAlarm(String name, double threshold, String color) {
        var more = new ArrayList<>(alarms);
        more.add(HorizontalAnnotation.builder()
                .label(name)
                .value(threshold)
                .color(color)
                .build());
        return new Graph(title, unit, stacked, metrics, more);
    }

    /// The median, the 90th and the 99th percentile.
    static List<Metric> percentiles(Metric of) {
        return List.of(
                named("p50", Color.GREEN, statistic("p50", of)),
                named("p90", Color.ORANGE, statistic("p90", of)),
                named("p99", Color.RED, statistic("p99", of)));
    }

    static Metric statistic(String name, Metric of) {
        return of.with(MetricOptions.builder().statistic(name).build());
    }

    static Metric named(String label, Metric metric) {
        return metric.with(MetricOptions.builder().label(label).build());
    }

    static Metric named(String label, String color, Metric metric) {
        return metric.with(MetricOptions.builder().label(label).color(color).build());
    }

    /// A metric of Lambda, one line for each function that a client waits for.
    static List<Metric> byFunction(String metric, String statistic, ServiceMetrics serviceMetrics) {
        return ServiceFunction.released().stream()
                .map(function -> named(function.id(), statistic(statistic, serviceMetrics.lambda(metric, function))))
                .toList();
    }

    /// A metric of the access log, one line for each route.
    static List<Metric> byRoute(String metric, ServiceMetrics serviceMetrics) {
        return Api.ROUTES.stream()
                .map(route -> named(
                        route.key().replace("/.well-known/", ""),
                        serviceMetrics.logged(metric, Map.of(LogMetrics.ROUTE, route.key()))))
                .toList();
    }

    /// @param width in units of the grid, which has 24
    GraphWidget widget(int width) {
        var axis = YAxisProps.builder().label(unit).showUnits(false).min(0);
        if (unit.equals(PERCENT)) {
            axis.max(100);
        }
        return GraphWidget.Builder.create()
                .title(title)
                .width(width)
                .height(HEIGHT)
                .left(metrics)
                .leftYAxis(axis.build())
                .leftAnnotations(alarms)
                .legendPosition(metrics.size() > LINES_WITH_LEGEND_BELOW ? LegendPosition.RIGHT : LegendPosition.BOTTOM)
                .stacked(stacked)
                .build();
    }
}
