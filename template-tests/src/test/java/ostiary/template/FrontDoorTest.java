package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.template.AlarmWatch.State.ALARM;
import static ostiary.template.AlarmWatch.State.OK;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.OAuthApi;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Edge;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.RateLimits;

/// A stack behind a distribution (docs/decisions/0027).
class FrontDoorTest {
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
                .noneMatch(each -> each.toString().contains("CorsConfig"));
        assertThat(resources.stream()
                        .filter(each -> each.json()
                                .at("/Properties/HttpMethod")
                                .asText()
                                .equals("OPTIONS")))
                .hasSameSizeAs(OAuthApi.PREFLIGHTS);
    }

    @Test
    void goesOffWhereStrangersComeAndWhereAnAddressFloods() {
        drive(
                "front-door-bypassed",
                Map.of("BlockedRequests", 10.0, "AllowedRequests", 90.0),
                Map.of("BlockedRequests", 50.0, "AllowedRequests", 50.0),
                Map.of("BlockedRequests", 51.0, "AllowedRequests", 49.0));
        drive("front-door-bypassed", Map.of(), Map.of("BlockedRequests", 19.0), Map.of("BlockedRequests", 20.0));
        // Four rules, one value for all of them.
        drive("front-door-flooded", Map.of(), Map.of("BlockedRequests", 249.0), Map.of("BlockedRequests", 250.0));
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
        FrontDoorTemplate.rules()
                .forEach(rule ->
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
}
