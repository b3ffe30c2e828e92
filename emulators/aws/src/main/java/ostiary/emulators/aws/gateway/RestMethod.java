package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ostiary.emulators.aws.stack.Resource;

/// A method of a REST API.
///
/// @param authorizer the id of its authorizer, if it has one
record RestMethod(RouteKey key, Optional<String> authorizer, JsonNode integration) {
    private static final String HEADER = "method.response.header.";

    /// Reads an `AWS::ApiGateway::Method` resource.
    ///
    /// @param paths the paths of the API's resources by id
    static RestMethod of(Resource method, Map<String, String> paths) {
        var path = paths.get(method.text("ResourceId"));
        var authorizer = switch (method.text("AuthorizationType")) {
            case "NONE" -> Optional.<String>empty();
            case "CUSTOM" -> Optional.of(method.text("AuthorizerId"));
            default -> throw new IllegalArgumentException("the model doesn't know " + method.text("AuthorizationType"));
        };
        return new RestMethod(
                new RouteKey(method.text("HttpMethod") + " " + path), authorizer, method.property("Integration"));
    }

    /// The path of each API resource, including the root, by resource id.
    static Map<String, String> paths(String root, List<Resource> resources) {
        var paths = new HashMap<>(Map.of(root, "/"));
        // The template may list a child before its parent, so repeat until no path is added.
        for (int known = 0; known < paths.size(); ) {
            known = paths.size();
            for (var each : resources) {
                var parent = paths.get(each.text("ParentId"));
                if (parent != null) {
                    paths.put(each.ref(), (parent.equals("/") ? "" : parent) + "/" + each.text("PathPart"));
                }
            }
        }
        return paths;
    }

    boolean isMock() {
        return integration.required("Type").asText().equals("MOCK");
    }

    /// The ARN of the function behind the method.
    String function() {
        if (!integration.required("Type").asText().equals("AWS_PROXY")) {
            throw new IllegalArgumentException("the model has no integration " + integration);
        }
        return FunctionUri.function(integration.required("Uri").asText());
    }

    /// The static response of a `MOCK` integration, which the CDK creates for CORS preflight requests.
    ApiResponse mock() {
        var response = integration.required("IntegrationResponses").required(0);
        var headers = new TreeMap<String, String>();
        response.path("ResponseParameters")
                .properties()
                .forEach(parameter -> headers.put(
                        parameter.getKey().substring(HEADER.length()),
                        GatewayResponses.literal(parameter.getValue().asText())));
        return new ApiResponse(response.required("StatusCode").asInt(), headers, List.of(), "", false);
    }
}
