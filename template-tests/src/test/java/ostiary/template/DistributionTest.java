package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;

/// The distribution of a front door: what it passes on, caches and answers.
class DistributionTest {
    @Test
    void isTheServicesOwnNameOverTls12AndNothingElse() {
        var config = FrontDoorTemplate.distribution();

        assertThat(config.path("Aliases"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo(FrontDoorTemplate.NAME);
        assertThat(config.at("/ViewerCertificate/MinimumProtocolVersion").asText())
                .isEqualTo("TLSv1.2_2021");
        assertThat(config.at("/ViewerCertificate/AcmCertificateArn").asText())
                .isEqualTo(FrontDoorTemplate.DOMAIN.certificate());
        assertThat(behaviors())
                .hasSize(5)
                .allSatisfy(each ->
                        assertThat(each.path("ViewerProtocolPolicy").asText()).isEqualTo("https-only"));
        var origin = config.path("Origins").path(0);
        assertThat(origin.at("/CustomOriginConfig/OriginProtocolPolicy").asText())
                .isEqualTo("https-only");
        assertThat(origin.at("/CustomOriginConfig/OriginSSLProtocols"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("TLSv1.2");
    }

    @Test
    void leadsToTheStageOfTheApiWithTheSecret() {
        var origin = FrontDoorTemplate.distribution().path("Origins");
        assertThat(origin).hasSize(1);
        var header = origin.path(0).path("OriginCustomHeaders");

        assertThat(Resource.render(origin.path(0).path("DomainName")))
                .isEqualTo(FrontDoorTemplate.only("AWS::ApiGateway::RestApi").ref()
                        + ".execute-api.${AWS::Region}.${AWS::URLSuffix}");
        assertThat(origin.path(0).path("OriginPath").asText())
                .isEqualTo(
                        "/" + FrontDoorTemplate.only("AWS::ApiGateway::Stage").text("StageName"));
        assertThat(header).hasSize(1);
        assertThat(header.path(0).path("HeaderName").asText()).isEqualTo("x-ostiary-origin");
        assertThat(FrontDoorTemplate.secretIn(header.path(0).path("HeaderValue")))
                .contains("OriginSecret1");
    }

    @Test
    void passesOnWhatFunctionsReadAndNotTheNameThatWasAskedFor() {
        var policy =
                FrontDoorTemplate.only("AWS::CloudFront::OriginRequestPolicy").property("OriginRequestPolicyConfig");
        var key = cachePolicy(FrontDoorTemplate.distribution().required("DefaultCacheBehavior"))
                .path("ParametersInCacheKeyAndForwardedToOrigin");
        var passed = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        policy.at("/HeadersConfig/Headers").forEach(name -> passed.add(name.asText()));
        key.at("/HeadersConfig/Headers").forEach(name -> passed.add(name.asText()));

        assertThat(policy.at("/HeadersConfig/HeaderBehavior").asText()).isEqualTo("whitelist");
        assertThat(policy.at("/HeadersConfig/Headers")).hasSizeLessThanOrEqualTo(10);
        assertThat(passed)
                .contains(
                        "authorization", "content-type", "user-agent", "cloudfront-viewer-address", "x-ostiary-viewer")
                .doesNotContain("host", "x-ostiary-origin", "x-forwarded-for");
        assertThat(policy.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("all");
        assertThat(policy.at("/QueryStringsConfig/QueryStringBehavior").asText())
                .isEqualTo("all");
    }

    @Test
    void writesTheViewersAddressOverWhatTheViewerClaims() throws IOException, InterruptedException {
        var association = FrontDoorTemplate.distribution().at("/DefaultCacheBehavior/FunctionAssociations/0");
        var function = FrontDoorTemplate.behind(Resource.render(association.path("FunctionARN")));

        assertThat(association.path("EventType").asText()).isEqualTo("viewer-request");
        assertThat(told(function.text("FunctionCode"), "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(told(function.text("FunctionCode"), "2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::");
        assertThat(told(function.text("FunctionCode"), "2001:db8::6")).isEqualTo("2001:db8:0:0::");
        assertThat(told(function.text("FunctionCode"), "::1")).isEqualTo("0:0:0:0::");
        assertThat(told(function.text("FunctionCode"), "2001:db8:1:2::")).isEqualTo("2001:db8:1:2::");
    }

    /// The address that CloudFront's own function makes of another. Node runs it, as it runs the CDK.
    private static String told(String code, String address) throws IOException, InterruptedException {
        var event = "{viewer: {ip: '" + address + "'}, request: {headers: {'x-ostiary-viewer': {value: 'mine'}}}}";
        var script = code + "; process.stdout.write(handler(" + event + ").headers['x-ostiary-viewer'].value)";
        var node = new ProcessBuilder("node", "-e", script)
                .redirectErrorStream(true)
                .start();
        var answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        node.waitFor();
        return answer;
    }

    @Test
    void cachesTheDocumentsAndNothingElse() {
        var documents = FrontDoorTemplate.distribution().path("CacheBehaviors");

        assertThat(documents.valueStream().map(each -> each.path("PathPattern").asText()))
                .containsExactlyInAnyOrder(
                        "/.well-known/jwks.json",
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server",
                        "/.well-known/webauthn");
        for (var each : documents) {
            var policy = cachePolicy(each);
            assertThat(policy.path("DefaultTTL").asInt()).isZero();
            assertThat(policy.path("MaxTTL").asInt()).isEqualTo(3600);
            assertThat(each.has("OriginRequestPolicyId")).isFalse();
            var key = policy.path("ParametersInCacheKeyAndForwardedToOrigin");
            assertThat(key.at("/HeadersConfig/HeaderBehavior").asText()).isEqualTo("none");
            assertThat(key.at("/CookiesConfig/CookieBehavior").asText()).isEqualTo("none");
            assertThat(key.at("/QueryStringsConfig/QueryStringBehavior").asText())
                    .isEqualTo("none");
        }
        var others = cachePolicy(FrontDoorTemplate.distribution().required("DefaultCacheBehavior"));
        assertThat(others.path("MinTTL").asInt()).isZero();
        assertThat(others.path("DefaultTTL").asInt()).isZero();
        assertThat(others.path("MaxTTL").asInt()).isEqualTo(1);
    }

    /// Every status that CloudFront lets one choose for, but 416, which it never caches.
    @Test
    void cachesNoError() {
        assertThat(FrontDoorTemplate.distribution().path("CustomErrorResponses").valueStream())
                .allSatisfy(each ->
                        assertThat(each.required("ErrorCachingMinTTL").asInt()).isZero())
                .extracting(each -> each.required("ErrorCode").asInt())
                .containsExactlyInAnyOrder(400, 403, 404, 405, 414, 500, 501, 502, 503, 504);
    }

    @Test
    void letsTheNamedPagesReadEveryAnswer() {
        var policy = FrontDoorTemplate.only("AWS::CloudFront::ResponseHeadersPolicy")
                .property("ResponseHeadersPolicyConfig");

        assertThat(policy.at("/CorsConfig/AccessControlAllowOrigins/Items"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo(FrontDoorTemplate.PAGE);
        assertThat(policy.at("/CorsConfig/AccessControlAllowCredentials").asBoolean())
                .isFalse();
        assertThat(policy.at("/SecurityHeadersConfig/StrictTransportSecurity/AccessControlMaxAgeSec")
                        .asInt())
                .isEqualTo(63072000);
        assertThat(behaviors()).allMatch(each -> each.has("ResponseHeadersPolicyId"));
        var preflights = FrontDoorTemplate.all("AWS::ApiGateway::Method")
                .filter(method -> method.text("HttpMethod").equals("OPTIONS"));
        assertThat(preflights)
                .hasSize((int) Api.ROUTES.stream().map(Route::path).distinct().count());
    }

    private static List<JsonNode> behaviors() {
        return Stream.concat(
                        Stream.of(FrontDoorTemplate.distribution().required("DefaultCacheBehavior")),
                        FrontDoorTemplate.distribution()
                                .required("CacheBehaviors")
                                .valueStream())
                .toList();
    }

    private static JsonNode cachePolicy(JsonNode behavior) {
        return FrontDoorTemplate.behind(Resource.render(behavior.required("CachePolicyId")))
                .property("CachePolicyConfig");
    }
}
