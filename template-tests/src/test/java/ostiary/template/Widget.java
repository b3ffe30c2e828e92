package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A widget of the template's dashboard, in units of its grid (CloudWatch API Reference, "Dashboard Body Structure and
/// Syntax").
///
/// @param type `text`, `alarm` or `metric`, which is a graph or a row of numbers
record Widget(String type, int x, int y, int width, int height, JsonNode properties) {
    /// How many units wide the grid is.
    static final int GRID = 24;

    private static final int DEFAULT_PERIOD = 300;

    /// A line that marks a value of the left axis.
    record Mark(String label, double value, String color) {}

    static List<Widget> all() {
        return Synthesis.json(StackTemplate.only("AWS::CloudWatch::Dashboard").text("DashboardBody"))
                .required("widgets")
                .valueStream()
                .map(Widget::read)
                .toList();
    }

    static List<Widget> graphs() {
        return metrics("timeSeries");
    }

    /// Those that show the latest values as numbers.
    static List<Widget> numbers() {
        return metrics("singleValue");
    }

    private static List<Widget> metrics(String view) {
        return all().stream().filter(widget -> widget.view().equals(view)).toList();
    }

    String view() {
        return properties.path("view").asText();
    }

    private static Widget read(JsonNode json) {
        return new Widget(
                json.required("type").asText(),
                json.required("x").asInt(),
                json.required("y").asInt(),
                json.required("width").asInt(),
                json.required("height").asInt(),
                json.required("properties"));
    }

    String title() {
        return properties.path("title").asText();
    }

    String unit() {
        return properties.at("/yAxis/left/label").asText();
    }

    boolean stacked() {
        return properties.path("stacked").asBoolean();
    }

    boolean overlaps(Widget other) {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
    }

    /// The ARNs of its alarms.
    List<String> alarms() {
        return properties.path("alarms").valueStream().map(JsonNode::asText).toList();
    }

    List<Mark> marks() {
        return properties
                .at("/annotations/horizontal")
                .valueStream()
                .map(mark -> new Mark(
                        mark.required("label").asText(),
                        mark.required("value").asDouble(),
                        mark.required("color").asText()))
                .toList();
    }

    /// The lines that are drawn: each metric that is visible, and each expression.
    List<GraphLine> lines() {
        var byId = new LinkedHashMap<String, MetricQuery>();
        var lines = new ArrayList<GraphLine>();
        var ids = new HashSet<String>();
        for (var entry : properties.required("metrics")) {
            var options = entry.get(entry.size() - 1);
            if (options.has("id") && !ids.add(options.path("id").asText())) {
                throw new AssertionError(title() + " has two metrics " + options.path("id"));
            }
            if (options.has("expression")) {
                lines.add(line(options, options.path("expression").asText(), byId));
                continue;
            }
            var query = query(entry, options);
            if (options.has("id")) {
                byId.put(options.path("id").asText(), query);
            }
            if (options.path("visible").asBoolean(true)) {
                lines.add(line(options, "metric", Map.of("metric", query)));
            }
        }
        return lines;
    }

    private static GraphLine line(JsonNode options, String expression, Map<String, MetricQuery> metrics) {
        return new GraphLine(
                options.path("label").asText(),
                Optional.ofNullable(options.path("color").textValue()),
                expression,
                metrics);
    }

    /// `[namespace, name, dimension, value, …, options]`.
    private static MetricQuery query(JsonNode entry, JsonNode options) {
        var dimensions = new TreeMap<String, String>();
        for (int i = 2; i < entry.size() - 1; i += 2) {
            dimensions.put(entry.get(i).asText(), entry.get(i + 1).asText());
        }
        return new MetricQuery(
                entry.get(0).asText(),
                entry.get(1).asText(),
                dimensions,
                options.path("stat").asText("Average"),
                Duration.ofSeconds(options.path("period").asInt(DEFAULT_PERIOD)));
    }

    @Override
    public String toString() {
        return title();
    }
}
