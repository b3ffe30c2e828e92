package ostiary.emulators.aws.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.stack.Resource;

/// A web ACL of AWS WAF with the kinds of rules that a template of ours has: matches of bytes in the path or a header,
/// rates by a forwarded address, and managed groups that only count, which are not modelled further
/// (<https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing.html>).
final class WebAcl {
    private final Resource acl;
    private final DynamicReferences references;
    private final InstantSource clock;
    private final Duration lag;
    private final List<JsonNode> rules;
    private final Map<String, RateRule> rates = new ConcurrentHashMap<>();

    /// @param response what the rule says is answered; empty if the API says so
    record Blocked(String rule, Optional<ApiResponse> response) {}

    /// @param lag how late a flood is noticed
    WebAcl(Resource acl, DynamicReferences references, InstantSource clock, Duration lag) {
        this.acl = acl;
        this.references = references;
        this.clock = clock;
        this.lag = lag;
        acl.ignore("Description", "VisibilityConfig", "DataProtectionConfig");
        acl.mustBe("Scope", "REGIONAL");
        if (!acl.property("DefaultAction").has("Allow")) {
            throw new IllegalArgumentException("the model has no web ACL that lets nobody in by default");
        }
        var all = new ArrayList<JsonNode>();
        acl.property("Rules").forEach(all::add);
        all.sort(Comparator.comparingInt(rule -> rule.required("Priority").asInt()));
        this.rules = List.copyOf(all);
    }

    /// The answer of the first rule that blocks a request.
    ///
    /// @param request with the stage at the head of its path
    Optional<Blocked> check(ApiRequest request) {
        for (var rule : rules) {
            var name = rule.required("Name").asText();
            if (rule.at("/Statement/ManagedRuleGroupStatement").isMissingNode()) {
                if (matches(rule.required("Statement"), name, request)) {
                    return Optional.of(new Blocked(name, response(rule.required("Action"))));
                }
            } else if (!rule.path("OverrideAction").has("Count")) {
                throw new IllegalArgumentException("the model doesn't know what " + name + " blocks");
            }
        }
        return Optional.empty();
    }

    private Optional<ApiResponse> response(JsonNode action) {
        var custom = action.required("Block").path("CustomResponse");
        if (custom.isMissingNode()) {
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>();
        custom.path("ResponseHeaders")
                .forEach(header -> headers.put(
                        header.required("Name").asText().toLowerCase(Locale.ROOT),
                        header.required("Value").asText()));
        var body = acl.property("CustomResponseBodies")
                .path(custom.path("CustomResponseBodyKey").asText());
        headers.put("content-type", "application/json");
        return Optional.of(new ApiResponse(
                custom.required("ResponseCode").asInt(),
                headers,
                List.of(),
                body.path("Content").asText(),
                false));
    }

    private boolean matches(JsonNode statement, String rule, ApiRequest request) {
        var kind = statement.fieldNames().next();
        var content = statement.required(kind);
        return switch (kind) {
            case "NotStatement" -> !matches(content.required("Statement"), rule, request);
            case "OrStatement" ->
                content.required("Statements").valueStream().anyMatch(each -> matches(each, rule, request));
            case "ByteMatchStatement" -> isFound(content, request);
            case "RateBasedStatement" ->
                matches(content.required("ScopeDownStatement"), rule, request)
                        && rates.computeIfAbsent(rule, _ -> new RateRule(content, lag))
                                .isOver(request, now());
            default -> throw new IllegalArgumentException("the model has no " + kind);
        };
    }

    private Instant now() {
        return clock.instant();
    }

    private boolean isFound(JsonNode match, ApiRequest request) {
        var field = match.required("FieldToMatch");
        var where = field.has("UriPath")
                ? request.path()
                : request.headers().getOrDefault(field.at("/SingleHeader/Name").asText(), "");
        for (var transformation : match.required("TextTransformations")) {
            where = transformed(where, transformation.required("Type").asText());
        }
        var what = references.resolve(match.required("SearchString").asText());
        return switch (match.required("PositionalConstraint").asText()) {
            case "EXACTLY" -> where.equals(what);
            case "CONTAINS" -> where.contains(what);
            default -> throw new IllegalArgumentException("the model has no " + match.get("PositionalConstraint"));
        };
    }

    private static String transformed(String text, String how) {
        return switch (how) {
            case "NONE" -> text;
            case "LOWERCASE" -> text.toLowerCase(Locale.ROOT);
            case "URL_DECODE" -> URLDecoder.decode(text, UTF_8);
            case "NORMALIZE_PATH" ->
                URI.create(text.replaceAll("[^!-~]|[\\[\\]\\\\^`{|}\"<>%]", "_").replaceAll("/{2,}", "/"))
                        .normalize()
                        .getPath();
            default -> throw new IllegalArgumentException("the model has no transformation " + how);
        };
    }
}
