package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import ostiary.blueprint.ServiceFunction;

/// One resource of a template. Its values are read with references in place: `${TheTable}`, `${TheTable.Arn}`.
record Resource(String id, JsonNode json) {
    /// The one function with the handler of `declared` among the resources of a template.
    static Resource function(ServiceFunction declared, List<Resource> among) {
        var found = among.stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                .filter(function -> function.text("Handler").equals(declared.handler()))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one function with " + declared.handler() + ", found " + found.size());
        }
        return found.getFirst();
    }

    String type() {
        return json.required("Type").asText();
    }

    /// As other resources refer to this one.
    String ref() {
        return "${" + id + "}";
    }

    /// As other resources refer to its ARN.
    String arn() {
        return "${" + id + ".Arn}";
    }

    /// A property by its path, `Environment.Variables`; a missing node if there is none.
    JsonNode property(String path) {
        return json.at("/Properties/" + path.replace('.', '/'));
    }

    String text(String path) {
        return render(property(path));
    }

    List<JsonNode> list(String path) {
        return property(path).valueStream().toList();
    }

    List<String> dependsOn() {
        return json.path("DependsOn").valueStream().map(JsonNode::asText).toList();
    }

    boolean has(String path) {
        return !property(path).isMissingNode();
    }

    /// A value with CloudFormation's functions written out.
    static String render(JsonNode value) {
        if (value.has("Ref")) {
            return "${" + value.path("Ref").asText() + "}";
        }
        if (value.has("Fn::GetAtt")) {
            return value.path("Fn::GetAtt")
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(".", "${", "}"));
        }
        if (value.has("Fn::ImportValue")) {
            return "${" + value.path("Fn::ImportValue").asText() + "}";
        }
        if (value.has("Fn::Join")) {
            var separator = value.path("Fn::Join").path(0).asText();
            return value.path("Fn::Join")
                    .path(1)
                    .valueStream()
                    .map(Resource::render)
                    .collect(Collectors.joining(separator));
        }
        if (value.has("Fn::Select")) {
            var chosen = value.path("Fn::Select");
            return render(chosen.path(1)) + "[" + chosen.path(0).asText() + "]";
        }
        if (value.has("Fn::Split")) {
            return render(value.path("Fn::Split").path(1));
        }
        if (value.isContainerNode()) {
            throw new AssertionError("not a single value: " + value);
        }
        return value.asText();
    }
}
