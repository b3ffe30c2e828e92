package ostiary.emulators.aws.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.emulators.aws.Place;

/// Resolves CloudFormation's intrinsic functions
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>).
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}!]+)}");

    private final String stack;
    private final JsonNode template;
    private final Place place;
    private final Map<String, String> imports;
    private final Map<String, Identity> identities = new HashMap<>();

    /// @param imports the values that other stacks export, by export name
    Values(String stack, JsonNode template, Place place, Map<String, String> imports) {
        this.imports = imports;
        this.stack = stack;
        this.template = template;
        this.place = place;
    }

    /// Returns a value with all functions in it resolved.
    JsonNode resolve(JsonNode value) {
        return switch (value) {
            case ArrayNode list -> {
                var resolved = JSON.arrayNode();
                list.forEach(each -> resolved.add(resolve(each)));
                yield resolved;
            }
            case ObjectNode object
            when isFunction(object) ->
                call(object.fieldNames().next(), object.iterator().next());
            case ObjectNode object -> {
                var resolved = JSON.objectNode();
                object.properties().forEach(entry -> resolved.set(entry.getKey(), resolve(entry.getValue())));
                yield resolved;
            }
            default -> value;
        };
    }

    Identity identity(String id) {
        var known = identities.get(id);
        if (known != null) {
            return known;
        }
        var resource = template.path("Resources").path(id);
        if (resource.isMissingNode()) {
            throw new UnresolvableException("there is no " + id);
        }
        var properties = new Unresolved(id, resource.path("Properties"));
        var identity = Identity.of(place, stack, id, resource.required("Type").asText(), properties);
        identities.put(id, identity);
        return identity;
    }

    private static boolean isFunction(ObjectNode object) {
        var name = object.size() == 1 ? object.fieldNames().next() : "";
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> text(reference(argument.asText()));
            case "Fn::GetAtt" ->
                text(attribute(argument.path(0).asText(), argument.path(1).asText()));
            case "Fn::Join" ->
                text(resolve(argument.path(1))
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(argument.path(0).asText())));
            case "Fn::Select" ->
                resolve(argument.path(1)).required(argument.path(0).asInt());
            case "Fn::Split" -> {
                var parts = JSON.arrayNode();
                for (var part : resolve(argument.path(1))
                        .asText()
                        .split(Pattern.quote(argument.path(0).asText()), -1)) {
                    parts.add(part);
                }
                yield parts;
            }
            case "Fn::Sub" -> text(substituted(argument));
            case "Fn::ImportValue" -> text(imported(resolve(argument).asText()));
            default -> throw new UnresolvableException(function + " " + argument);
        };
    }

    private String imported(String name) {
        var value = imports.get(name);
        if (value == null) {
            throw new UnresolvableException("what is exported as " + name);
        }
        return value;
    }

    private String substituted(JsonNode argument) {
        if (!argument.isTextual()) {
            throw new UnresolvableException("Fn::Sub with values of its own: " + argument);
        }
        return REFERENCE
                .matcher(argument.asText())
                .replaceAll(reference -> Matcher.quoteReplacement(behind(reference)));
    }

    private String behind(MatchResult reference) {
        var parts = reference.group(1).split("\\.", 2);
        return parts.length == 1 ? reference(parts[0]) : attribute(parts[0], parts[1]);
    }

    private String reference(String name) {
        return switch (name) {
            case "AWS::AccountId" -> place.account();
            case "AWS::Partition" -> place.partition();
            case "AWS::Region" -> place.region();
            case "AWS::StackId" ->
                place.arn(
                        "cloudformation",
                        "stack/" + stack + "/" + UUID.nameUUIDFromBytes(stack.getBytes(StandardCharsets.UTF_8)));
            case "AWS::StackName" -> stack;
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> identity(name).ref();
        };
    }

    private String attribute(String id, String attribute) {
        var value = identity(id).attributes().get(attribute);
        if (value == null) {
            throw new UnresolvableException("the attribute " + attribute + " of " + id);
        }
        return value;
    }

    private static TextNode text(String value) {
        return JSON.textNode(value);
    }

    private final class Unresolved implements Properties {
        private final String id;
        private final JsonNode json;

        Unresolved(String id, JsonNode json) {
            this.id = id;
            this.json = json;
        }

        @Override
        public String text(String name) {
            if (!json.has(name)) {
                throw new UnresolvableException(id + " has no property " + name);
            }
            return resolve(json.get(name)).asText();
        }

        @Override
        public String textOr(String name, String otherwise) {
            return json.has(name) ? text(name) : otherwise;
        }
    }
}
