package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;

/// The headers that a distribution adds to answers: those of TLS, and those of CORS for the pages that it knows.
record ResponseHeadersPolicy(JsonNode policy) {
    ApiResponse addTo(ApiResponse answer, ApiRequest request) {
        var headers = new TreeMap<>(answer.headers());
        var tls = policy.at("/SecurityHeadersConfig/StrictTransportSecurity");
        headers.put(
                "strict-transport-security",
                "max-age=" + tls.required("AccessControlMaxAgeSec").asText()
                        + (tls.path("IncludeSubdomains").asBoolean() ? "; includeSubDomains" : ""));
        var page = request.headers().get("origin");
        var cors = policy.path("CorsConfig");
        if (page != null && items(cors, "AccessControlAllowOrigins").contains(page)) {
            headers.put("access-control-allow-origin", page);
            headers.put("access-control-expose-headers", String.join(",", items(cors, "AccessControlExposeHeaders")));
            if (request.method().equals("OPTIONS")) {
                headers.put("access-control-allow-methods", String.join(",", items(cors, "AccessControlAllowMethods")));
                headers.put("access-control-allow-headers", String.join(",", items(cors, "AccessControlAllowHeaders")));
                headers.put(
                        "access-control-max-age",
                        cors.path("AccessControlMaxAgeSec").asText());
            }
        }
        return new ApiResponse(answer.status(), headers, answer.cookies(), answer.body(), answer.base64());
    }

    private static List<String> items(JsonNode config, String list) {
        return config.path(list)
                .path("Items")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
