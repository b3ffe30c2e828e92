package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.template.AlarmWatch.State.ALARM;
import static ostiary.template.AlarmWatch.State.OK;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.Route;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.Throttle;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Edge;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.RateLimits;
import ostiary.edge.Problem;

/// A stack behind a distribution (docs/decisions/0027).
class FrontDoorTest {
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:\\$\\{(\\w+)}:SecretString:::}}");
    private static final Set<ServiceFunction> READ_ADDRESSES =
            Set.of(ServiceFunction.SIGNUP, ServiceFunction.LOGIN, ServiceFunction.REFRESH);

    // The distribution.

    @Test
    void isTheServicesOwnNameOverTls12AndNothingElse() {
        var config = distribution();

        assertThat(config.path("Aliases"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo(FrontDoorTemplate.NAME);
        assertThat(config.at("/ViewerCertificate/MinimumProtocolVersion").asText())
                .isEqualTo("TLSv1.2_2021");
        assertThat(config.at("/ViewerCertificate/AcmCertificateArn").asText())
                .isEqualTo(FrontDoorTemplate.DOMAIN.certificate());
        assertThat(behaviors())
                .hasSize(3)
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
        var origin = distribution().path("Origins");
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
        assertThat(secretIn(header.path(0).path("HeaderValue"))).contains("OriginSecret1");
    }

    @Test
    void passesOnWhatFunctionsReadAndNotTheNameThatWasAskedFor() {
        var policy =
                FrontDoorTemplate.only("AWS::CloudFront::OriginRequestPolicy").property("OriginRequestPolicyConfig");
        var key = cachePolicy(distribution().required("DefaultCacheBehavior"))
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
        var association = distribution().at("/DefaultCacheBehavior/FunctionAssociations/0");
        var function = FrontDoorTemplate.behind(Resource.render(association.path("FunctionARN")));

        assertThat(association.path("EventType").asText()).isEqualTo("viewer-request");
        assertThat(told(function.text("FunctionCode"), "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(told(function.text("FunctionCode"), "2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::");
        assertThat(told(function.text("FunctionCode"), "2001:db8::6")).isEqualTo("2001:db8:0:0::");
        assertThat(told(function.text("FunctionCode"), "::1")).isEqualTo("0:0:0:0::");
        assertThat(told(function.text("FunctionCode"), "2001:db8:1:2::")).isEqualTo("2001:db8:1:2::");
    }

    /// What CloudFront's own function makes of an address. Node runs it, as it runs the CDK.
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
    void cachesTheTwoDocumentsAndNothingElse() {
        var documents = distribution().path("CacheBehaviors");

        assertThat(documents.valueStream().map(each -> each.path("PathPattern").asText()))
                .containsExactlyInAnyOrder(DiscoveryApi.JWKS.path(), DiscoveryApi.OPENID_CONFIGURATION.path());
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
        var others = cachePolicy(distribution().required("DefaultCacheBehavior"));
        assertThat(others.path("MinTTL").asInt()).isZero();
        assertThat(others.path("DefaultTTL").asInt()).isZero();
        assertThat(others.path("MaxTTL").asInt()).isEqualTo(1);
    }

    /// Every status that CloudFront lets one choose for, but 416, which it never caches.
    @Test
    void cachesNoError() {
        assertThat(distribution().path("CustomErrorResponses").valueStream())
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

    // The API behind it.

    static Stream<Route> declared() {
        return Api.ROUTES.stream();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void hasEachRouteWithItsFunctionItsAuthorizerAndItsThrottle(Route declared) {
        for (var method : declared.methods()) {
            var resource = method(method.name(), declared.path());
            var alias = FrontDoorTemplate.all("AWS::Lambda::Alias")
                    .filter(each -> each.text("FunctionName")
                            .equals(FrontDoorTemplate.function(declared.function())
                                    .ref()))
                    .findFirst()
                    .orElseThrow();
            assertThat(resource.text("Integration.Uri")).contains("functions/" + alias.ref() + "/invocations");
            assertThat(resource.text("AuthorizationType"))
                    .isEqualTo(declared.access() instanceof Access.Bearer ? "CUSTOM" : "NONE");
            var settings = FrontDoorTemplate.only("AWS::ApiGateway::Stage").list("MethodSettings").stream()
                    .filter(each -> each.path("HttpMethod").asText().equals(method.name())
                            && each.path("ResourcePath")
                                    .asText()
                                    .equals("/" + declared.path().replace("/", "~1")))
                    .findFirst()
                    .orElseThrow();
            boolean costly = declared.throttle().equals(Throttle.COSTLY);
            assertThat(settings.path("ThrottlingRateLimit").asInt()).isEqualTo(costly ? 500 : 2000);
        }
    }

    @Test
    void hasNoOtherRoute() {
        assertThat(FrontDoorTemplate.all("AWS::ApiGateway::Method")
                        .filter(method -> !method.text("HttpMethod").equals("OPTIONS"))
                        .count())
                .isEqualTo(Api.ROUTES.stream()
                        .mapToLong(route -> route.methods().size())
                        .sum());
    }

    @Test
    void showsItsAuthorizerTheTokenAlone() {
        var authorizer = FrontDoorTemplate.only("AWS::ApiGateway::Authorizer");

        assertThat(authorizer.text("Type")).isEqualTo("TOKEN");
        assertThat(authorizer.text("IdentitySource")).isEqualTo("method.request.header.Authorization");
        assertThat(authorizer.property("AuthorizerResultTtlInSeconds").asInt()).isZero();
    }

    @Test
    void answersItsOwnErrorsInTheFormOfTheService() {
        var responses =
                FrontDoorTemplate.all("AWS::ApiGateway::GatewayResponse").toList();

        assertThat(responses)
                .extracting(response -> response.text("ResponseType"))
                .contains("DEFAULT_4XX", "DEFAULT_5XX", "UNAUTHORIZED", "ACCESS_DENIED", "THROTTLED", "WAF_FILTERED");
        for (var response : responses) {
            var body = Synthesis.json(response.text("ResponseTemplates.application~1json"));
            var headers = response.property("ResponseParameters");
            assertThat(headers.path("gatewayresponse.header.Content-Type").asText())
                    .isEqualTo("'application/problem+json'");
            assertThat(headers.path("gatewayresponse.header.Cache-Control").asText())
                    .isEqualTo("'no-store'");
            assertThat(body.path("status").asText()).isEqualTo(response.text("StatusCode"));
            assertThat(body.path("request_id").asText()).isEqualTo("$context.requestId");
            var known = Stream.of(Problem.values())
                    .filter(problem -> problem.code().equals(body.path("code").asText()))
                    .findFirst();
            assertThat(known.isPresent() || body.path("code").asText().equals("forbidden"))
                    .isTrue();
            known.ifPresent(problem -> {
                assertThat(body.path("title").asText()).isEqualTo(problem.title());
                assertThat(body.path("type").asText()).isEqualTo(problem.type());
                assertThat(body.path("status").asInt()).isEqualTo(problem.status());
            });
            if (response.text("StatusCode").equals("401")) {
                assertThat(headers.path("gatewayresponse.header.WWW-Authenticate")
                                .asText())
                        .isEqualTo("'Bearer'");
            }
        }
    }

    @Test
    void logsEachRequestWithoutAnythingSecret() {
        var stage = FrontDoorTemplate.only("AWS::ApiGateway::Stage");
        var fields = Synthesis.json(stage.text("AccessLogSetting.Format"));

        assertThat(fields.path("routeKey").asText()).isEqualTo("$context.httpMethod $context.resourcePath");
        assertThat(fields.path("requestId").asText()).isEqualTo("$context.requestId");
        assertThat(stage.text("AccessLogSetting.Format"))
                .doesNotContainIgnoringCase("authorization", "header", "query", "body", "requestOverride");
        assertThat(stage.list("MethodSettings"))
                .noneMatch(each -> each.path("DataTraceEnabled").asBoolean() || each.has("LoggingLevel"));
        assertThat(stage.dependsOn())
                .contains(FrontDoorTemplate.only("AWS::ApiGateway::Account").id());
    }

    @Test
    void leavesTheAccountsRoleForLogsToOthers() {
        var account = FrontDoorTemplate.only("AWS::ApiGateway::Account");

        for (var kept : List.of(account, FrontDoorTemplate.behind(account.text("CloudWatchRoleArn")))) {
            assertThat(kept.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
        }
    }

    @Test
    void tellsTheDomainAndNotTheApisOwnAddress() {
        var outputs = FrontDoorTemplate.json().path("Outputs");

        assertThat(outputs.at("/ApiUrl/Value").asText()).isEqualTo("https://" + FrontDoorTemplate.NAME);
        assertThat(Resource.render(outputs.at("/DomainTarget/Value"))).endsWith(".DomainName}");
        assertThat(outputs.toString()).doesNotContain("execute-api");
    }

    // The rules.

    @Test
    void stopsWhoeverBringsNoSecretBeforeAnyOtherRule() {
        var rule = rules().getFirst();

        assertThat(rule.path("Name").asText()).isEqualTo("origin");
        assertThat(rule.path("Action").has("Block")).isTrue();
        assertThat(acceptedByTheRules(FrontDoorTemplate.RESOURCES)).hasSize(2);
        for (var match : rule.at("/Statement/NotStatement/Statement/OrStatement/Statements")) {
            assertThat(match.at("/ByteMatchStatement/PositionalConstraint").asText())
                    .isEqualTo("EXACTLY");
            assertThat(match.at("/ByteMatchStatement/FieldToMatch/SingleHeader/Name")
                            .asText())
                    .isEqualTo("x-ostiary-origin");
        }
        var association = FrontDoorTemplate.only("AWS::WAFv2::WebACLAssociation");
        assertThat(association.text("ResourceArn"))
                .isEqualTo("arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/"
                        + FrontDoorTemplate.only("AWS::ApiGateway::RestApi").ref() + "/stages/"
                        + FrontDoorTemplate.only("AWS::ApiGateway::Stage").ref());
    }

    @Test
    void limitsAnAddressByTheAreaItSendsTo() {
        assertThat(rules().subList(1, 4)).allSatisfy(rule -> {
            var rate = rule.at("/Statement/RateBasedStatement");
            assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("FORWARDED_IP");
            assertThat(rate.at("/ForwardedIPConfig/HeaderName").asText()).isEqualTo("x-ostiary-viewer");
            assertThat(rule.at("/Action/Block/CustomResponse/ResponseCode").asInt())
                    .isEqualTo(429);
        });
        assertThat(rules().subList(1, 4))
                .extracting(
                        rule -> rule.at("/Statement/RateBasedStatement/Limit").asInt())
                .containsExactly(600, 200, 6000);
    }

    @Test
    void countsOnlyWhatManagedGroupsWouldBlock() {
        assertThat(rules().subList(4, rules().size()))
                .hasSize(2)
                .allMatch(rule -> rule.path("OverrideAction").has("Count"));
    }

    @Test
    void hidesInSamplesAndLogsOfAwsWafWhatIsSecret() {
        var hidden = new ArrayList<String>();
        FrontDoorTemplate.only("AWS::WAFv2::WebACL")
                .property("DataProtectionConfig")
                .path("DataProtections")
                .forEach(each -> {
                    hidden.add(each.at("/Field/FieldType").asText());
                    each.at("/Field/FieldKeys").forEach(key -> hidden.add(key.asText()));
                });

        assertThat(hidden).contains("x-ostiary-origin", "authorization", "cookie", "QUERY_STRING", "BODY");
    }

    // The secrets.

    @Test
    void hasNoSecretInTheTemplateOrInTheSettingsOfAFunction() {
        assertThat(FrontDoorTemplate.all(SECRET).filter(secret -> secret.id().contains("OriginSecret")))
                .hasSize(2)
                .allMatch(secret -> secret.has("GenerateSecretString") && !secret.has("SecretString"))
                .allMatch(secret ->
                        secret.property("GenerateSecretString.PasswordLength").asInt() >= 40);
        assertThat(FrontDoorTemplate.all("AWS::Lambda::Function"))
                .noneMatch(function -> function.json().toString().contains("resolve:"));
    }

    @ParameterizedTest
    @EnumSource
    void areReadByThoseWhoBelieveAddressesAndNobodyElse(ServiceFunction declared) {
        var origin = FrontDoorTemplate.all(SECRET)
                .filter(secret -> secret.id().contains("OriginSecret"))
                .map(Resource::ref)
                .toList();
        var variable = "Environment.Variables." + Setting.ORIGIN_SECRETS.variable();
        var allowed = FrontDoorTemplate.permissions(declared, "secretsmanager:").stream()
                .filter(permission -> origin.stream().anyMatch(permission::endsWith));

        if (READ_ADDRESSES.contains(declared)) {
            assertThat(FrontDoorTemplate.function(declared).text(variable).split(" "))
                    .containsExactlyInAnyOrderElementsOf(origin);
            assertThat(allowed)
                    .containsExactlyInAnyOrderElementsOf(origin.stream()
                            .map(secret -> "secretsmanager:GetSecretValue on " + secret)
                            .toList());
        } else {
            assertThat(FrontDoorTemplate.function(declared).has(variable)).isFalse();
            assertThat(allowed).isEmpty();
        }
    }

    /// What a deployment sends was accepted before it, and what was sent before it is accepted after it.
    @Test
    void rotateWithoutAMomentInWhichTheDistributionIsRefused() {
        var first = FrontDoorTemplate.RESOURCES;
        var second = with(Edge.cloudFront().withOriginSecret(2)).resources();

        assertThat(sent(first)).endsWith("1");
        assertThat(sent(second)).endsWith("2");
        assertThat(acceptedByTheRules(first)).contains(sent(first), sent(second));
        assertThat(acceptedByTheRules(second))
                .contains(sent(first), sent(second))
                .hasSize(3);
        for (var resources : List.of(first, second)) {
            for (var function : resources) {
                if (function.has("Environment.Variables." + Setting.ORIGIN_SECRETS.variable())) {
                    assertThat(Arrays.stream(function.text("Environment.Variables." + Setting.ORIGIN_SECRETS.variable())
                                            .split(" "))
                                    .map(FrontDoorTest::number))
                            .containsExactlyInAnyOrderElementsOf(acceptedByTheRules(resources))
                            .startsWith(sent(resources));
                }
            }
        }
        // Within a deployment, too, what is sent waits for what is accepted.
        var distribution = second.stream()
                .filter(each -> each.type().equals("AWS::CloudFront::Distribution"))
                .findFirst()
                .orElseThrow();
        assertThat(distribution.dependsOn())
                .contains(FrontDoorTemplate.only("AWS::WAFv2::WebACL").id());
    }

    // The rest.

    @Test
    void passesCdkNagAndTheValidation() {
        assertThat(NagFinding.read(FrontDoorTemplate.SYNTHESIS.nagReport()))
                .filteredOn(finding -> !finding.compliance().equals("Compliant"))
                .allSatisfy(finding -> {
                    assertThat(finding.compliance()).as(finding.toString()).isEqualTo("Suppressed");
                    assertThat(finding.reason()).hasSizeGreaterThan(20);
                });
        assertThat(FrontDoorTemplate.SYNTHESIS.warnings()).isEmpty();
        assertThat(FrontDoorTemplate.SYNTHESIS.validationReport().path("pluginReports"))
                .isEmpty();
    }

    @Test
    void isNotThereUnlessItIsAskedFor() {
        assertThat(StackTemplate.SYNTHESIS.template())
                .doesNotContain("CloudFront", "WAFv2", "OriginSecret", "ORIGIN_SECRETS", "AWS::ApiGateway::");
    }

    @Test
    void isEnteredInTheZone() {
        var resources = Synthesis.run(props -> props.domain(new CustomDomain(
                                FrontDoorTemplate.NAME, FrontDoorTemplate.DOMAIN.certificate(), Optional.of("Z0123")))
                        .edge(Edge.cloudFront()))
                .resources();

        assertThat(resources.stream().filter(each -> each.type().equals("AWS::Route53::RecordSet")))
                .hasSize(2)
                .allSatisfy(record -> {
                    assertThat(record.text("Name")).isEqualTo(FrontDoorTemplate.NAME + ".");
                    assertThat(record.text("AliasTarget.DNSName")).endsWith(".DomainName}");
                })
                .extracting(record -> record.text("Type"))
                .containsExactlyInAnyOrder("A", "AAAA");
        assertThat(resources)
                .extracting(Resource::json)
                .noneMatch(each -> each.toString().contains("CorsConfig")
                        || each.at("/Properties/HttpMethod").asText().equals("OPTIONS"));
    }

    @Test
    void goesOffWhereStrangersComeAndWhereAnAddressFloods() {
        drive(
                "front-door-bypassed",
                Map.of("BlockedRequests", 10.0, "AllowedRequests", 90.0),
                Map.of("BlockedRequests", 50.0, "AllowedRequests", 50.0),
                Map.of("BlockedRequests", 51.0, "AllowedRequests", 49.0));
        drive("front-door-bypassed", Map.of(), Map.of("BlockedRequests", 19.0), Map.of("BlockedRequests", 20.0));
        // Three rules, one value for all of them.
        drive("front-door-flooded", Map.of(), Map.of("BlockedRequests", 333.0), Map.of("BlockedRequests", 334.0));
        assertThat(AlarmRule.of(FrontDoorTemplate.RESOURCES))
                .extracting(AlarmRule::name)
                .hasSize(AlarmRule.all().size() + 2);
    }

    @Test
    void readsMetricsOfThisStackAlone() {
        var metrics = AlarmRule.of(FrontDoorTemplate.RESOURCES).stream()
                .flatMap(rule -> rule.metrics().values().stream())
                .filter(metric -> metric.namespace().equals("AWS/WAFV2")
                        || metric.namespace().equals("AWS/ApiGateway"))
                .toList();
        var measured = new TreeSet<String>();
        rules().forEach(rule ->
                measured.add(rule.at("/VisibilityConfig/MetricName").asText()));

        assertThat(metrics).isNotEmpty().allSatisfy(metric -> {
            if (metric.namespace().equals("AWS/WAFV2")) {
                assertThat(metric.dimensions()).containsOnlyKeys("WebACL", "Region", "Rule");
                assertThat(metric.dimension("WebACL")).isEqualTo(Synthesis.STACK + "-all");
                assertThat(metric.dimension("Rule")).matches(name -> name.equals("ALL") || measured.contains(name));
            } else {
                assertThat(metric.dimensions()).isEqualTo(Map.of("ApiName", Synthesis.STACK, "Stage", "live"));
                assertThat(metric.name()).isIn("Count", "5XXError", "4XXError", "Latency");
            }
        });
    }

    // What is refused.

    @Test
    void wantsADomain() {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM).edge(Edge.cloudFront());

        assertThatThrownBy(props::build).hasMessageContaining("needs a domain");
    }

    @Test
    void wantsACertificateOfUsEast1() {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM)
                .edge(Edge.cloudFront())
                .domain(new CustomDomain(
                        FrontDoorTemplate.NAME, "arn:aws:acm:eu-central-1:111122223333:certificate/8f7c1a7e"));

        assertThatThrownBy(props::build).hasMessageContaining("us-east-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "my-acl",
                "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/mine/0f8fad5b-d9cb-469f-a165-70867728950e",
                "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/mine/0f8fad5b-d9cb-469f-a165-70867728950e"
            })
    void takesNoWebAclOfAnotherScope(String arn) {
        assertThatThrownBy(() -> Edge.cloudFront().withWebAcl(arn)).hasMessageContaining("webAclArn");
    }

    @Test
    void takesNoLimitThatNobodyCouldKeep() {
        assertThatThrownBy(() -> new RateLimits(9, 100, 100, 100)).hasMessageContaining("login");
        assertThatThrownBy(() -> new RateLimits(100, 0, 100, 100)).hasMessageContaining("signUp");
        assertThatThrownBy(() -> new RateLimits(100, 100, -1, 100)).hasMessageContaining("refresh");
        assertThatThrownBy(() -> Edge.cloudFront().withOriginSecret(0)).hasMessageContaining("originSecret");
    }

    private static void drive(
            String name, Map<String, Double> well, Map<String, Double> before, Map<String, Double> after) {
        var rule = AlarmRule.of(FrontDoorTemplate.RESOURCES).stream()
                .filter(each -> each.name().equals(Synthesis.STACK + "-" + name))
                .findFirst()
                .orElseThrow();
        var watch = new AlarmWatch(rule);
        pass(watch, rule.of(), well);
        pass(watch, rule.of(), before);
        assertThat(watch.state()).as(name).isEqualTo(OK);
        pass(watch, rule.datapoints(), after);
        assertThat(watch.state()).as(name).isEqualTo(ALARM);
        pass(watch, rule.of(), well);
        assertThat(watch.state()).as(name).isEqualTo(OK);
    }

    private static void pass(AlarmWatch watch, int periods, Map<String, Double> values) {
        for (int i = 0; i < periods; i++) {
            watch.next(AlarmDrive.readings(values));
        }
    }

    private static Synthesis with(Edge edge) {
        return Synthesis.run(props -> props.domain(FrontDoorTemplate.DOMAIN).edge(edge));
    }

    private static JsonNode distribution() {
        return FrontDoorTemplate.only("AWS::CloudFront::Distribution").property("DistributionConfig");
    }

    private static List<JsonNode> behaviors() {
        return Stream.concat(
                        Stream.of(distribution().required("DefaultCacheBehavior")),
                        distribution().required("CacheBehaviors").valueStream())
                .toList();
    }

    private static JsonNode cachePolicy(JsonNode behavior) {
        return FrontDoorTemplate.behind(Resource.render(behavior.required("CachePolicyId")))
                .property("CachePolicyConfig");
    }

    private static List<JsonNode> rules() {
        return FrontDoorTemplate.only("AWS::WAFv2::WebACL").list("Rules");
    }

    /// The numbers of the secrets.
    private static List<String> acceptedByTheRules(List<Resource> resources) {
        var rules = resources.stream()
                .filter(each -> each.type().equals("AWS::WAFv2::WebACL"))
                .findFirst()
                .orElseThrow()
                .list("Rules");
        return rules.getFirst()
                .at("/Statement/NotStatement/Statement/OrStatement/Statements")
                .valueStream()
                .map(each -> number(secretIn(each.at("/ByteMatchStatement/SearchString"))))
                .toList();
    }

    private static String sent(List<Resource> resources) {
        var config = resources.stream()
                .filter(each -> each.type().equals("AWS::CloudFront::Distribution"))
                .findFirst()
                .orElseThrow()
                .property("DistributionConfig");
        return number(secretIn(config.at("/Origins/0/OriginCustomHeaders/0/HeaderValue")));
    }

    /// The logical id of the secret that a dynamic reference names.
    private static String secretIn(JsonNode value) {
        var reference = REFERENCE.matcher(Resource.render(value));
        assertThat(reference.matches()).as(Resource.render(value)).isTrue();
        return reference.group(1);
    }

    private static String number(String id) {
        return id.replaceAll(".*(OriginSecret\\d)[0-9A-F]{8}.*", "$1");
    }

    private static Resource method(String method, String path) {
        return FrontDoorTemplate.all("AWS::ApiGateway::Method")
                .filter(each -> each.text("HttpMethod").equals(method)
                        && path(each.text("ResourceId")).equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + method + " " + path));
    }

    private static String path(String resourceId) {
        if (resourceId.endsWith(".RootResourceId}")) {
            return "";
        }
        var resource = FrontDoorTemplate.behind(resourceId);
        return path(resource.text("ParentId")) + "/" + resource.text("PathPart");
    }
}
