package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/// An answer that a REST API gives by itself, in the form of the service's own errors (RFC 9457).
///
/// @param type what has happened, as API Gateway calls it
/// @param headers beside the content type
record GatewayProblem(ResponseType type, int status, String code, String title, Map<String, String> headers) {
    private static final Map<String, String> NONE = Map.of();
    private static final Map<String, String> SOON = Map.of("Retry-After", "'1'");

    /// Those of the service's own code have its titles.
    private static final List<GatewayProblem> ALL = List.of(
            new GatewayProblem(ResponseType.DEFAULT_4_XX, 400, "invalid_request", "The request is malformed", NONE),
            new GatewayProblem(
                    ResponseType.UNAUTHORIZED,
                    401,
                    "invalid_token",
                    "The access token is missing or not valid",
                    challenge("'Bearer'")),
            new GatewayProblem(
                    ResponseType.ACCESS_DENIED,
                    403,
                    "insufficient_scope",
                    "The access token is not good for this",
                    challenge("'Bearer error=\"insufficient_scope\"'")),
            new GatewayProblem(ResponseType.WAF_FILTERED, 403, "forbidden", "Forbidden", NONE),
            // Not told by API Gateway from a resource that is there, with another method.
            new GatewayProblem(ResponseType.MISSING_AUTHENTICATION_TOKEN, 404, "not_found", "Not found", NONE),
            new GatewayProblem(ResponseType.RESOURCE_NOT_FOUND, 404, "not_found", "Not found", NONE),
            new GatewayProblem(ResponseType.REQUEST_TOO_LARGE, 413, "payload_too_large", "Content too large", NONE),
            new GatewayProblem(
                    ResponseType.UNSUPPORTED_MEDIA_TYPE, 415, "unsupported_media_type", "Unsupported media type", NONE),
            new GatewayProblem(ResponseType.THROTTLED, 429, "too_many_requests", "Too many requests", SOON),
            new GatewayProblem(ResponseType.QUOTA_EXCEEDED, 429, "too_many_requests", "Too many requests", SOON),
            new GatewayProblem(ResponseType.DEFAULT_5_XX, 500, "internal_error", "Internal server error", NONE),
            new GatewayProblem(ResponseType.INTEGRATION_TIMEOUT, 503, "unavailable", "Service unavailable", SOON));

    /// Has `api` answer all of them.
    static void answerAll(RestApi api) {
        ALL.forEach(problem -> problem.answer(api));
    }

    private void answer(RestApi api) {
        var all = new TreeMap<>(headers);
        all.put("Content-Type", "'application/problem+json'");
        all.put("Cache-Control", "'no-store'");
        api.addGatewayResponse(
                type.getResponseType(),
                GatewayResponseOptions.builder()
                        .type(type)
                        .statusCode(Integer.toString(status))
                        .responseHeaders(all)
                        .templates(Map.of("application/json", body()))
                        .build());
    }

    private String body() {
        return "{\"type\":\"urn:ostiary:problem:" + code + "\",\"title\":\"" + title + "\",\"status\":" + status
                + ",\"code\":\"" + code + "\",\"request_id\":\"$context.requestId\"}";
    }

    private static Map<String, String> challenge(String challenge) {
        return Map.of("WWW-Authenticate", challenge);
    }
}
