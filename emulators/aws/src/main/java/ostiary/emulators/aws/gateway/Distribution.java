package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The CloudFront distribution of a stack, as one edge location: what it passes on to its one origin, adds,
/// withholds and caches, by its policies.
///
/// Of headers it passes on those that a policy names and no others, `CloudFront-…` with values of its own; the
/// origin's custom headers are written over the viewer's
/// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html>). Errors are
/// cached for ten seconds unless the template says otherwise, some of them in spite of `no-store`
/// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html>).
final class Distribution {
    private static final Set<Integer> ALWAYS_CACHED = Set.of(404, 414, 500, 501, 502, 503, 504);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d+)");
    private static final long DEFAULT_ERROR_TTL = 10;

    private final Stack stack;
    private final JsonNode config;
    private final ViewerFunctions functions;
    private final DynamicReferences references;
    private final InstantSource clock;
    private final Function<ApiRequest, ApiResponse> origin;
    private final Map<List<String>, Kept> cache = new HashMap<>();

    private record Kept(ApiResponse response, Instant until) {}

    /// @param origin answers what the distribution passes on
    Distribution(
            Stack stack, DynamicReferences references, InstantSource clock, Function<ApiRequest, ApiResponse> origin) {
        this.stack = stack;
        this.config = stack.only("AWS::CloudFront::Distribution").property("DistributionConfig");
        this.functions = new ViewerFunctions(stack);
        this.references = references;
        this.clock = clock;
        this.origin = origin;
        for (var type : List.of("CachePolicy", "OriginRequestPolicy", "ResponseHeadersPolicy")) {
            stack.all("AWS::CloudFront::" + type).forEach(policy -> policy.property(type + "Config"));
        }
    }

    /// The name by which viewers know it.
    String alias() {
        return config.path("Aliases").path(0).asText();
    }

    /// @param request with the host that the viewer has asked for, and its own headers
    synchronized ApiResponse pass(ApiRequest request) {
        if (!alias().equals(request.headers().get("host"))) {
            return ApiResponse.message(403, "The distribution has no such name");
        }
        var behavior = behavior(request.path());
        if (behavior.path("AllowedMethods")
                .valueStream()
                .noneMatch(each -> each.asText().equals(request.method()))) {
            return ApiResponse.message(403, "This distribution is not configured to allow the HTTP request method");
        }
        var viewed = functions.run(request, behavior);
        var answer = cached(viewed, behavior).orElseGet(() -> fetch(viewed, behavior));
        return responseHeaders(behavior).addTo(answer, request);
    }

    private JsonNode behavior(String path) {
        return config.path("CacheBehaviors")
                .valueStream()
                .filter(each -> each.required("PathPattern").asText().equals(path))
                .findFirst()
                .orElse(config.required("DefaultCacheBehavior"));
    }

    private Optional<ApiResponse> cached(ApiRequest request, JsonNode behavior) {
        return Optional.ofNullable(cache.get(key(request, behavior)))
                .filter(_ -> isCacheable(request))
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .map(Kept::response);
    }

    private static boolean isCacheable(ApiRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private List<String> key(ApiRequest request, JsonNode behavior) {
        var parameters = cachePolicy(behavior).required("ParametersInCacheKeyAndForwardedToOrigin");
        var key = new ArrayList<>(List.of(request.method(), request.path()));
        names(parameters.path("HeadersConfig"))
                .forEach(name -> key.add(name + "=" + request.headers().getOrDefault(name, "")));
        if (isAll(parameters, "QueryString")) {
            key.add(request.query());
        }
        if (isAll(parameters, "Cookie")) {
            key.addAll(request.cookies());
        }
        return key;
    }

    private ApiResponse fetch(ApiRequest request, JsonNode behavior) {
        var answer = origin.apply(toOrigin(request, behavior));
        long seconds = ttl(answer, cachePolicy(behavior));
        if (isCacheable(request) && seconds > 0) {
            cache.put(key(request, behavior), new Kept(answer, clock.instant().plus(Duration.ofSeconds(seconds))));
        }
        return answer;
    }

    private ApiRequest toOrigin(ApiRequest request, JsonNode behavior) {
        var to = config.required("Origins").required(0);
        var policy = originRequestPolicy(behavior);
        var parameters = cachePolicy(behavior).required("ParametersInCacheKeyAndForwardedToOrigin");
        boolean cookies = isAll(parameters, "Cookie") || isAll(policy, "Cookie");
        boolean query = isAll(parameters, "QueryString") || isAll(policy, "QueryString");
        return new ApiRequest(
                request.id(),
                request.method(),
                to.path("OriginPath").asText("") + request.path(),
                query ? request.query() : "",
                headersToOrigin(request, to, List.of(parameters.path("HeadersConfig"), policy.path("HeadersConfig"))),
                cookies ? request.cookies() : List.of(),
                request.body(),
                request.base64(),
                "198.51.100.200");
    }

    private Map<String, String> headersToOrigin(ApiRequest request, JsonNode to, List<JsonNode> passedOn) {
        var headers = new TreeMap<String, String>();
        headers.put("host", to.required("DomainName").asText());
        headers.put("user-agent", "Amazon CloudFront");
        headers.put("via", "2.0 d111111abcdef8.cloudfront.net (CloudFront)");
        for (var each : passedOn) {
            names(each).forEach(name -> value(request, name).ifPresent(value -> headers.put(name, value)));
        }
        Optional.ofNullable(request.headers().get("content-length"))
                .ifPresent(length -> headers.put("content-length", length));
        var claimed = Optional.ofNullable(request.headers().get("x-forwarded-for"));
        headers.put("x-forwarded-for", claimed.map(each -> each + ", ").orElse("") + request.sourceIp());
        to.path("OriginCustomHeaders")
                .forEach(header -> headers.put(
                        header.required("HeaderName").asText().toLowerCase(Locale.ROOT),
                        references.resolve(header.required("HeaderValue").asText())));
        return headers;
    }

    private static Optional<String> value(ApiRequest request, String name) {
        return name.equals("cloudfront-viewer-address")
                ? Optional.of(request.sourceIp() + ":46532")
                : Optional.ofNullable(request.headers().get(name));
    }

    private long ttl(ApiResponse answer, JsonNode policy) {
        var control = answer.headers().getOrDefault("cache-control", "");
        var age = MAX_AGE.matcher(control)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .findFirst();
        if (answer.status() >= 400) {
            long least = config.path("CustomErrorResponses")
                    .valueStream()
                    .filter(each -> each.required("ErrorCode").asInt() == answer.status())
                    .map(each -> each.path("ErrorCachingMinTTL").asLong(DEFAULT_ERROR_TTL))
                    .findFirst()
                    .orElse(DEFAULT_ERROR_TTL);
            return ALWAYS_CACHED.contains(answer.status()) ? Math.max(least, age.orElse(0L)) : age.orElse(0L);
        }
        long least = policy.required("MinTTL").asLong();
        if (control.contains("no-store") || control.contains("private")) {
            return least;
        }
        return Math.clamp(
                age.orElse(policy.required("DefaultTTL").asLong()),
                least,
                policy.required("MaxTTL").asLong());
    }

    private ResponseHeadersPolicy responseHeaders(JsonNode behavior) {
        return new ResponseHeadersPolicy(resource("ResponseHeadersPolicy", behavior)
                .map(each -> each.property("ResponseHeadersPolicyConfig"))
                .orElseThrow());
    }

    private JsonNode cachePolicy(JsonNode behavior) {
        return resource("CachePolicy", behavior).orElseThrow().property("CachePolicyConfig");
    }

    private JsonNode originRequestPolicy(JsonNode behavior) {
        return resource("OriginRequestPolicy", behavior)
                .map(policy -> policy.property("OriginRequestPolicyConfig"))
                .orElse(MissingNode.getInstance());
    }

    private Optional<Resource> resource(String type, JsonNode behavior) {
        var id = behavior.path(type + "Id").asText();
        return stack.all("AWS::CloudFront::" + type).stream()
                .filter(policy -> policy.ref().equals(id))
                .findFirst();
    }

    private static List<String> names(JsonNode config) {
        var behavior = config.path("HeaderBehavior").asText("none");
        return switch (behavior) {
            case "none" -> List.of();
            case "whitelist" ->
                config.required("Headers")
                        .valueStream()
                        .map(name -> name.asText().toLowerCase(Locale.ROOT))
                        .toList();
            default -> throw new IllegalArgumentException("the model passes on named headers only, not " + behavior);
        };
    }

    private static boolean isAll(JsonNode parameters, String kind) {
        return parameters
                .path(kind + "sConfig")
                .path(kind + "Behavior")
                .asText()
                .equals("all");
    }
}
