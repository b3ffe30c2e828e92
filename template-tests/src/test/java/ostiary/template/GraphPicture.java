package ostiary.template;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// One graph of the dashboard, drawn from [SampleMetrics].
final class GraphPicture {
    private static final Instant BEGIN = Instant.parse("2026-01-15T00:30:00Z");

    /// Those that CloudWatch gives to lines without one of their own, in this order.
    private static final List<Color> COLORS = List.of(
            new Color(0x1F77B4),
            new Color(0xFF7F0E),
            new Color(0x2CA02C),
            new Color(0xD62728),
            new Color(0x9467BD),
            new Color(0x8C564B),
            new Color(0xE377C2),
            new Color(0x7F7F7F),
            new Color(0xBCBD22),
            new Color(0x17BECF));

    private final Widget widget;
    private final XYChart chart;

    private GraphPicture(Widget widget) {
        this.widget = widget;
        this.chart = new XYChartBuilder()
                .title(widget.title())
                .yAxisTitle(widget.unit())
                .build();
    }

    static XYChart of(Widget widget) {
        var picture = new GraphPicture(widget);
        picture.style();
        if (widget.stacked()) {
            picture.drawStacked();
        } else {
            picture.drawLines();
        }
        widget.marks().forEach(picture::mark);
        return picture.chart;
    }

    private void style() {
        var style = chart.getStyler();
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
        boolean right = widget.properties().at("/legend/position").asText().equals("right");
        style.setLegendPosition(right ? LegendPosition.OutsideE : LegendPosition.OutsideS);
        style.setLegendLayout(right ? LegendLayout.Vertical : LegendLayout.Horizontal);
        style.setLegendSeriesLineLength(10);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendPadding(2);
        style.setChartPadding(2);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridVerticalLinesVisible(false);
        style.setDatePattern("HH:mm");
        style.setYAxisMin(0.0);
        if (widget.properties().at("/yAxis/left/max").isNumber()) {
            style.setYAxisMax(widget.properties().at("/yAxis/left/max").asDouble());
        }
    }

    private void drawLines() {
        var lines = widget.lines();
        for (int i = 0; i < lines.size(); i++) {
            draw(lines.get(i), values(lines.get(i)), color(lines.get(i), i), XYSeriesRenderStyle.Line);
        }
    }

    /// The highest sum first, so that the lower ones are painted over it.
    private void drawStacked() {
        var lines = widget.lines();
        var sums = new ArrayList<List<Double>>();
        var sum = new ArrayList<>(Collections.nCopies(SampleMetrics.MINUTES, 0.0));
        for (var line : lines) {
            var values = values(line);
            for (int minute = 0; minute < values.size(); minute++) {
                sum.set(minute, sum.get(minute) + (values.get(minute).isNaN() ? 0 : values.get(minute)));
            }
            sums.add(List.copyOf(sum));
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            draw(lines.get(i), sums.get(i), color(lines.get(i), i), XYSeriesRenderStyle.Area);
        }
    }

    private void draw(GraphLine line, List<Double> values, Color color, XYSeriesRenderStyle style) {
        if (values.stream().allMatch(value -> value.isNaN())) {
            return; // CloudWatch, too, draws nothing of a metric without values
        }
        var series = chart.addSeries(line.label(), times(), values);
        series.setXYSeriesRenderStyle(style);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 200));
        series.setLineWidth(1.5f);
    }

    private void mark(Widget.Mark mark) {
        var ends = List.of(times().getFirst(), times().getLast());
        var series = chart.addSeries("alarm: " + mark.label(), ends, List.of(mark.value(), mark.value()));
        series.setShowInLegend(false);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Color.decode(mark.color()));
        series.setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {4, 4}, 0));
    }

    private static Color color(GraphLine line, int at) {
        return line.color().map(Color::decode).orElse(COLORS.get(at % COLORS.size()));
    }

    private static List<Date> times() {
        var times = new ArrayList<Date>();
        for (int minute = 0; minute < SampleMetrics.MINUTES; minute++) {
            times.add(Date.from(BEGIN.plusSeconds(60L * minute)));
        }
        return times;
    }

    private static List<Double> values(GraphLine line) {
        var values = new ArrayList<Double>();
        for (int minute = 0; minute < SampleMetrics.MINUTES; minute++) {
            int now = minute;
            values.add(line.value(query -> SampleMetrics.reading(query, now)).orElse(Double.NaN));
        }
        return values;
    }
}
