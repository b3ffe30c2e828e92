package ostiary.cdk.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;

/// The parts of a synthesized template that have a price.
record Template(JsonNode resources) {
    private static final String OWN_NAMESPACE = "Ostiary";

    /// @throws IOException if it is no template
    static Template read(String json) throws IOException {
        var resources = new ObjectMapper().readTree(json).path("Resources");
        if (!resources.isObject()) {
            throw new IOException("no template: it has no Resources");
        }
        return new Template(resources);
    }

    List<JsonNode> all(String type) {
        return resources
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    Map<String, Integer> countsByType() {
        var counts = new TreeMap<String, Integer>();
        resources
                .valueStream()
                .forEach(resource -> counts.merge(resource.path("Type").asText(), 1, Integer::sum));
        return counts;
    }

    /// How much memory the function has, in MiB; Lambda's least if the template has no such function.
    int memory(ServiceFunction function) {
        return properties(function).path("MemorySize").asInt(128);
    }

    boolean isTraced(ServiceFunction function) {
        return properties(function).at("/TracingConfig/Mode").asText().equals("Active");
    }

    /// How many secrets the function knows of, and so reads.
    int secrets(ServiceFunction function) {
        return (int) properties(function)
                .at("/Environment/Variables")
                .valueStream()
                .map(value -> value.path("Ref").asText())
                .filter(id -> resources.at("/" + id + "/Type").asText().equals("AWS::SecretsManager::Secret"))
                .distinct()
                .count();
    }

    boolean hasRecovery() {
        return all("AWS::DynamoDB::Table").stream()
                .anyMatch(table -> table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean());
    }

    /// Metrics of the service's own that alarms or the dashboard read: they alone are worth what they cost.
    int ownMetrics() {
        var metrics = new HashSet<String>();
        all("AWS::CloudWatch::Alarm").stream().flatMap(Template::ofAlarm).forEach(metrics::add);
        all("AWS::CloudWatch::Dashboard").stream()
                .flatMap(Template::ofDashboard)
                .forEach(metrics::add);
        return metrics.size();
    }

    private static Stream<String> ofAlarm(JsonNode alarm) {
        var each = new ArrayList<JsonNode>(alarm.findValues("Metric"));
        each.add(alarm);
        return each.stream()
                .filter(metric -> isOwn(metric.path("Namespace")))
                .map(metric -> metric.path("Namespace") + "," + metric.path("MetricName") + dimensions(metric));
    }

    private static String dimensions(JsonNode metric) {
        var text = new StringBuilder();
        metric.path("Dimensions")
                .valueStream()
                .forEach(dimension -> text.append(',')
                        .append(dimension.path("Name"))
                        .append(',')
                        .append(value(dimension.path("Value"))));
        return text.toString();
    }

    private static Stream<String> ofDashboard(JsonNode dashboard) {
        try {
            return new ObjectMapper()
                    .readTree(text(dashboard.path("DashboardBody"))).findValues("metrics").stream()
                            .flatMap(JsonNode::valueStream)
                            .filter(metric -> isOwn(metric.path(0)))
                            .map(metric -> String.join(
                                    ",",
                                    metric.valueStream()
                                            .filter(JsonNode::isTextual)
                                            .map(JsonNode::toString)
                                            .toList()));
        } catch (IOException broken) {
            throw new IllegalArgumentException("the template's dashboard is no JSON", broken);
        }
    }

    /// A text with references in it, each as `${Id}`.
    private static String text(JsonNode joined) {
        if (joined.isTextual()) {
            return joined.asText();
        }
        var text = new StringBuilder();
        joined.at("/Fn::Join/1")
                .valueStream()
                .forEach(part -> text.append(part.isTextual() ? part.asText() : reference(part)));
        return text.toString();
    }

    private static String value(JsonNode value) {
        return value.isTextual() ? value.toString() : "\"" + reference(value) + "\"";
    }

    private static String reference(JsonNode reference) {
        return "${"
                + (reference.has("Ref")
                        ? reference.path("Ref").asText()
                        : reference.at("/Fn::GetAtt/0").asText()) + "}";
    }

    private static boolean isOwn(JsonNode namespace) {
        return namespace.asText().startsWith(OWN_NAMESPACE);
    }

    private JsonNode properties(ServiceFunction function) {
        return all("AWS::Lambda::Function").stream()
                .filter(candidate -> candidate.path("Handler").asText().equals(function.handler()))
                .findFirst()
                .orElseGet(() -> new ObjectMapper().createObjectNode());
    }
}
