package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.aws.Dependency;
import ostiary.blueprint.ServiceFunction;

class DashboardTest {
    static List<Widget> graphs() {
        return Widget.graphs();
    }

    static Stream<MetricQuery> metrics() {
        return Stream.concat(
                        Stream.concat(graphs().stream(), Widget.numbers().stream())
                                .flatMap(widget -> widget.lines().stream())
                                .flatMap(GraphLine::queries),
                        AlarmRule.all().stream().flatMap(rule -> rule.metrics().values().stream()))
                .distinct();
    }

    @Test
    void isNamedAfterStackAndRegionSinceAllRegionsShareTheNames() {
        assertThat(StackTemplate.only("AWS::CloudWatch::Dashboard").text("DashboardName"))
                .isEqualTo(Synthesis.STACK + "-${AWS::Region}");
    }

    @Test
    void hasNoWidgetOverAnotherOrOutsideOfItsGrid() {
        var all = Widget.all();

        assertThat(all).allSatisfy(widget -> {
            assertThat(widget.x()).isNotNegative();
            assertThat(widget.x() + widget.width()).isLessThanOrEqualTo(Widget.GRID);
            assertThat(all).filteredOn(widget::overlaps).containsExactly(widget);
        });
    }

    @Test
    void showsEachAlarmOnceAndBeforeAnyGraph() {
        var status = Widget.all().stream()
                .filter(widget -> widget.type().equals("alarm"))
                .toList();

        assertThat(status)
                .flatExtracting(Widget::alarms)
                .containsExactlyInAnyOrderElementsOf(StackTemplate.all("AWS::CloudWatch::Alarm").stream()
                        .map(Resource::arn)
                        .toList());
        assertThat(status).allMatch(DashboardPicture::hasRoomForItsAlarms);
        assertThat(status)
                .allSatisfy(widget -> assertThat(Widget.all())
                        .filteredOn(other -> other.type().equals("metric"))
                        .allMatch(other -> other.y() >= widget.y() + widget.height()));
    }

    /// A misspelt metric draws an empty graph, and nobody tells.
    @ParameterizedTest
    @MethodSource("metrics")
    void readsNoMetricThatNobodyWrites(MetricQuery metric) {
        assertThat(KnownMetrics.has(metric)).isTrue();
        assertThat(KnownMetrics.isOfThisStack(metric)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RefreshRefused", "AccessRefused"})
    void drawsEachReasonThatTheCodeHas(String metric) {
        assertThat(metrics())
                .filteredOn(query ->
                        query.dimensions().containsKey("reason") && query.name().equals(metric))
                .extracting(query -> query.dimensions().get("reason"))
                .containsExactlyInAnyOrderElementsOf(
                        KnownMetrics.reasons(metric).distinct().toList());
    }

    /// `ServiceMetrics.DEPENDENCIES` names them once more, since the stack does not know the functions.
    @Test
    void drawsTheCircuitOfEachDependencyAndTellsWhenItOpens() {
        var ids = Stream.of(Dependency.values()).map(Dependency::id).toList();
        var drawn = graphs().stream().flatMap(graph -> graph.lines().stream()).flatMap(GraphLine::queries);
        var alarmed = AlarmRule.all().stream().flatMap(rule -> rule.metrics().values().stream());

        assertThat(circuits(drawn)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(circuits(alarmed)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> circuits(Stream<MetricQuery> queries) {
        return queries.filter(query -> query.name().equals("CircuitOpen"))
                .map(query -> query.dimension("dependency"))
                .toList();
    }

    @Test
    void wouldNotReadAMetricThatNobodyWrites() {
        assertThat(metrics())
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(KnownMetrics.has(new MetricQuery(
                                metric.namespace(),
                                metric.name() + "s",
                                metric.dimensions(),
                                metric.statistic(),
                                metric.period())))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void saysWhatIsDrawnAndInWhichUnit(Widget graph) {
        assertThat(graph.title()).isNotBlank();
        assertThat(graph.unit()).isIn("count", "%", "ms", "units", "US$");
        assertThat(graph.lines())
                .extracting(GraphLine::label)
                .doesNotHaveDuplicates()
                .allMatch(label -> !label.isBlank());
        assertThat(graph.properties().path("yAxis").path("left").path("min").asInt(-1))
                .as("no axis that makes little look like much")
                .isZero();
    }

    @Test
    void countsByTheMinuteUnlessTheTitleSaysOtherwise() {
        assertThat(graphs())
                .allSatisfy(graph -> assertThat(graph.lines().stream().flatMap(GraphLine::queries))
                        .extracting(query -> query.period().toMinutes())
                        .containsOnly(graph.title().contains("by 5 minutes") ? 5L : 1L));
    }

    @Test
    void drawsAlarmsWhereTheyGoOff() {
        var thresholds = AlarmRule.all().stream()
                .collect(Collectors.toMap(
                        rule -> rule.name().replace(Synthesis.STACK + "-", ""), AlarmRule::threshold));

        assertThat(graphs()).flatExtracting(Widget::marks).hasSize(4).allSatisfy(mark -> {
            boolean shareOfFailures = List.of("api-failing", "refresh-refused").contains(mark.label());
            double threshold = Objects.requireNonNull(thresholds.get(mark.label()), mark.label());
            assertThat(mark.value()).isEqualTo(shareOfFailures ? 100 - threshold : threshold);
        });
    }

    @ParameterizedTest
    @CsvSource({
        // per 1,000 operations; of AWS's calculator, for us-east-1
        "login,   100, 2000, 1000, 0.001000, 0.002503, 0.000875",
        "refresh,  20,    0, 1000, 0.001000, 0.000467, 0.000625"
    })
    void estimatesWhatAThousandOperationsCost(
            String function, double millis, double reads, double writes, double gateway, double lambda, double table) {
        var invoked = StackTemplate.function(ServiceFunction.valueOf(function.toUpperCase(Locale.ROOT)));
        var readings = Map.of(
                "Count",
                1000.0,
                "Invocations",
                1000.0,
                "Duration",
                1000 * millis,
                "ConsumedReadCapacityUnits",
                reads,
                "ConsumedWriteCapacityUnits",
                writes);

        var dollars = graph("US$").lines().stream()
                .map(line -> line.value(query -> {
                    var other = query.dimensions().containsKey("FunctionName")
                            && !query.dimensions().get("FunctionName").equals(invoked.ref());
                    return other
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Objects.requireNonNull(readings.get(query.name()), query.name()));
                }))
                .map(OptionalDouble::orElseThrow)
                .toList();

        assertThat(dollars.get(0)).isCloseTo(gateway, within(1e-6));
        assertThat(dollars.get(1)).isCloseTo(lambda, within(1e-6));
        assertThat(dollars.get(2)).isCloseTo(table, within(1e-6));
    }

    @Test
    void saysOfWhatPlaceAndDayThePricesAre() {
        assertThat(graph("US$").title()).contains("list prices of us-east-1 (2024-11-01)");
    }

    private static Widget graph(String unit) {
        return graphs().stream()
                .filter(graph -> graph.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }
}
