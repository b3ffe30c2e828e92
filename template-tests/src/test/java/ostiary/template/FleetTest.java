package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The balancer of a fleet, the service behind it, and how a release moves and is taken back.
class FleetTest {
    private static final List<Resource> RESOURCES = FleetTemplate.ALONE.resources();

    /// Of a request (docs/container.md): 10 seconds for its body, and 2.6 for its calls.
    private static final int LONGEST_REQUEST_SECONDS = 13;

    static Stream<Synthesis> syntheses() {
        return Stream.of(FleetTemplate.ALONE, FleetTemplate.TOGETHER, FleetTemplate.images());
    }

    @ParameterizedTest
    @MethodSource("syntheses")
    void passesCdkNagTheValidationAndTheLinter(Synthesis synthesis) throws IOException, InterruptedException {
        assertThat(NagFinding.read(synthesis.nagReport()))
                .isNotEmpty()
                .extracting(NagFinding::compliance)
                .doesNotContain("Non-Compliant", "UNKNOWN");
        assertThat(synthesis.validationReport().path("pluginReports")).isEmpty();
        assertThat(synthesis.warnings()).isEmpty();
        assertThat(Lint.errors(synthesis)).isEmpty();
    }

    @Test
    void leavesTheStackOfTheServiceAsItIsWithout() {
        var plain = Synthesis.run(props -> props.loginScopes(List.of())
                .alarmsTo(ostiary.cdk.AlarmsTo.of("arn:aws:sns:eu-central-1:111122223333:operators")));

        assertThat(Synthesis.json(FleetTemplate.service().template()).path("Resources"))
                .isEqualTo(Synthesis.json(plain.template()).path("Resources"));
    }

    @Test
    void speaksTls12OrNewer() {
        var https = listener(443);

        assertThat(https.text("Protocol")).isEqualTo("HTTPS");
        assertThat(https.text("SslPolicy")).isEqualTo("ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
        assertThat(https.property("Certificates").path(0).path("CertificateArn").asText())
                .isEqualTo(FleetTemplate.DOMAIN.certificate());
    }

    @Test
    void sendsPlainHttpToHttpsAndServesNobodyThere() {
        var actions = listener(80).list("DefaultActions");

        assertThat(actions).hasSize(1);
        assertThat(actions.getFirst().path("Type").asText()).isEqualTo("redirect");
        assertThat(actions.getFirst().path("RedirectConfig").path("Protocol").asText())
                .isEqualTo("HTTPS");
        assertThat(actions.getFirst().path("RedirectConfig").path("StatusCode").asText())
                .isEqualTo("HTTP_301");
    }

    @Test
    void answersItsOwnNameOnly() {
        assertThat(listener(443)
                        .property("DefaultActions")
                        .path(0)
                        .path("FixedResponseConfig")
                        .path("StatusCode")
                        .asText())
                .isEqualTo("404");
        var rule = only("AWS::ElasticLoadBalancingV2::ListenerRule");
        assertThat(rule.property("Conditions").toString()).contains("host-header", "fleet.shop.example");
        assertThat(only("AWS::Route53::RecordSet").text("Name")).isEqualTo("fleet.shop.example.");
    }

    @Test
    void dropsWhatTwoReadersMayReadTwoWays() {
        assertThat(attributes(only("AWS::ElasticLoadBalancingV2::LoadBalancer"), "LoadBalancerAttributes"))
                .containsEntry("routing.http.drop_invalid_header_fields.enabled", "true")
                .containsEntry("routing.http.desync_mitigation_mode", "strictest")
                .containsEntry("deletion_protection.enabled", "true")
                .containsEntry("access_logs.s3.enabled", "true")
                .containsEntry("idle_timeout.timeout_seconds", "60");
    }

    @Test
    void logsAccessesToABucketThatForgets() {
        var bucket = only("AWS::S3::Bucket");

        assertThat(attributes(only("AWS::ElasticLoadBalancingV2::LoadBalancer"), "LoadBalancerAttributes"))
                .containsEntry("access_logs.s3.bucket", bucket.ref());
        assertThat(bucket.property("BucketEncryption").toString())
                .contains("AES256")
                .doesNotContain("kms");
        assertThat(bucket.property("LifecycleConfiguration.Rules")
                        .path(0)
                        .path("ExpirationInDays")
                        .asInt())
                .isEqualTo(90);
        assertThat(bucket.json().path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(bucket.property("PublicAccessBlockConfiguration").toString()).doesNotContain("false");
        assertThat(only("AWS::S3::BucketPolicy").list("PolicyDocument.Statement"))
                .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.path("Principal").path("Service").asText())
                            .isEqualTo("logdelivery.elasticloadbalancing.amazonaws.com");
                    assertThat(Resource.render(statement.path("Resource")))
                            .isEqualTo(bucket.arn() + "/AWSLogs/${AWS::AccountId}/*");
                });
        assertThat(only("AWS::ElasticLoadBalancingV2::LoadBalancer").dependsOn())
                .contains(only("AWS::S3::BucketPolicy").id());
    }

    @Test
    void waitsLongerForATargetThanForAnyRequestAndChecksItsReadiness() {
        assertThat(all("AWS::ElasticLoadBalancingV2::TargetGroup")).hasSize(2).allSatisfy(group -> {
            assertThat(Integer.parseInt(
                            attributes(group, "TargetGroupAttributes").get("deregistration_delay.timeout_seconds")))
                    .isGreaterThan(LONGEST_REQUEST_SECONDS);
            assertThat(group.text("Protocol")).isEqualTo("HTTPS");
            assertThat(group.text("HealthCheckProtocol")).isEqualTo("HTTPS");
            assertThat(group.text("HealthCheckPath")).isEqualTo("/readyz");
            assertThat(group.text("TargetType")).isEqualTo("ip");
            assertThat(group.property("HealthCheckIntervalSeconds").asInt()
                            * group.property("UnhealthyThresholdCount").asInt())
                    .as("noticed before a task that leaves takes no more")
                    .isLessThan(15);
        });
    }

    @Test
    void letsNobodyCallTheTasksButTheBalancer() {
        var tasks = group("Ostiary: the tasks of the fleet");
        var balancer = group("Ostiary: the balancer of the fleet");

        assertThat(tasks.has("SecurityGroupIngress")).isFalse();
        assertThat(all("AWS::EC2::SecurityGroupIngress")).singleElement().satisfies(rule -> {
            assertThat(rule.text("GroupId")).isEqualTo("${" + tasks.id() + ".GroupId}");
            assertThat(rule.text("SourceSecurityGroupId")).isEqualTo("${" + balancer.id() + ".GroupId}");
            assertThat(rule.text("FromPort")).isEqualTo("8443");
            assertThat(rule.text("ToPort")).isEqualTo("8443");
        });
        assertThat(tasks.list("SecurityGroupEgress")).singleElement().satisfies(rule -> {
            assertThat(rule.path("FromPort").asInt()).isEqualTo(443);
            assertThat(rule.path("ToPort").asInt()).isEqualTo(443);
        });
        assertThat(all("AWS::EC2::SecurityGroupEgress")).isEmpty();
        assertThat(balancer.list("SecurityGroupEgress")).singleElement().satisfies(rule -> {
            assertThat(Resource.render(rule.path("DestinationSecurityGroupId")))
                    .isEqualTo("${" + tasks.id() + ".GroupId}");
            assertThat(rule.path("FromPort").asInt()).isEqualTo(8443);
            assertThat(rule.path("ToPort").asInt()).isEqualTo(8443);
        });
        assertThat(balancer.list("SecurityGroupIngress"))
                .extracting(rule -> rule.path("FromPort").asInt())
                .containsExactlyInAnyOrder(443, 80);
    }

    @Test
    void hasTasksInTwoZonesWithNoWayToTheInternet() {
        var service = only("AWS::ECS::Service");
        var subnets = service.list("NetworkConfiguration.AwsvpcConfiguration.Subnets").stream()
                .map(Resource::render)
                .toList();

        assertThat(subnets).hasSize(2);
        assertThat(all("AWS::EC2::Subnet"))
                .filteredOn(subnet -> subnets.contains(subnet.ref()))
                .extracting(subnet -> subnet.property("AvailabilityZone").toString())
                .doesNotHaveDuplicates();
        assertThat(service.text("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"))
                .isEqualTo("DISABLED");
        assertThat(all("AWS::EC2::NatGateway")).isEmpty();
        assertThat(all("AWS::EC2::Route")).as("of the balancer's subnets").hasSize(2);
        assertThat(all("AWS::EC2::VPCEndpoint")).hasSize(7);
        assertThat(only("AWS::ApplicationAutoScaling::ScalableTarget")
                        .property("MinCapacity")
                        .asInt())
                .isGreaterThanOrEqualTo(2);
        assertThat(service.has("DesiredCount"))
                .as("set anew with each deployment")
                .isFalse();
    }

    @Test
    void growsWithRequestsForEachTaskAndWithHowBusyTheyAre() {
        assertThat(all("AWS::ApplicationAutoScaling::ScalingPolicy"))
                .extracting(policy -> policy.property("TargetTrackingScalingPolicyConfiguration")
                        .toString())
                .anyMatch(policy -> policy.contains("ECSServiceAverageCPUUtilization"))
                .anyMatch(policy -> policy.contains("requests / tasks") && policy.contains("RunningTaskCount"));
    }

    @Test
    void releasesACanaryThatAnAlarmOnEitherGroupTakesBack() {
        var service = only("AWS::ECS::Service");
        var deployment = service.property("DeploymentConfiguration");
        var ofReleases = all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.text("AlarmName").matches(".*-fleet-(failing|unhealthy|slow)-(first|second)"))
                .map(Resource::ref)
                .toList();

        assertThat(service.text("DeploymentController.Type")).isEqualTo("ECS");
        assertThat(deployment.path("Strategy").asText()).isEqualTo("CANARY");
        assertThat(deployment.path("CanaryConfiguration").path("CanaryPercent").asInt())
                .isEqualTo(10);
        assertThat(deployment.path("Alarms").path("Enable").asBoolean()).isTrue();
        assertThat(deployment.path("Alarms").path("Rollback").asBoolean()).isTrue();
        assertThat(ofReleases).hasSize(6);
        assertThat(deployment.path("Alarms").path("AlarmNames").valueStream().map(Resource::render))
                .containsExactlyInAnyOrderElementsOf(ofReleases);
        assertThat(deployment.path("DeploymentCircuitBreaker").path("Enable").asBoolean())
                .isTrue();
        assertThat(deployment.path("DeploymentCircuitBreaker").path("Rollback").asBoolean())
                .isTrue();
        assertThat(deployment.path("MinimumHealthyPercent").asInt()).isEqualTo(100);
    }

    @Test
    void movesTrafficBetweenTwoGroupsOfOneRule() {
        var rule = only("AWS::ElasticLoadBalancingV2::ListenerRule");
        var balancer = only("AWS::ECS::Service").property("LoadBalancers").path(0);
        var advanced = balancer.path("AdvancedConfiguration");
        var shared = rule.property("Actions").path(0).path("ForwardConfig").path("TargetGroups");

        assertThat(Resource.render(advanced.path("ProductionListenerRule"))).isEqualTo(rule.ref());
        assertThat(List.of(
                        Resource.render(balancer.path("TargetGroupArn")),
                        Resource.render(advanced.path("AlternateTargetGroupArn"))))
                .containsExactlyElementsOf(shared.valueStream()
                        .map(group -> Resource.render(group.path("TargetGroupArn")))
                        .toList());
        assertThat(shared.valueStream().map(group -> group.path("Weight").asInt()))
                .containsExactly(100, 0);
    }

    @Test
    void hasEachAlarmToldAndOnTheDashboard() {
        var dashboard =
                only("AWS::CloudWatch::Dashboard").property("DashboardBody").toString();

        assertThat(all("AWS::CloudWatch::Alarm")).hasSize(7).allSatisfy(alarm -> {
            assertThat(alarm.list("AlarmActions")).hasSize(1);
            assertThat(dashboard).contains(alarm.id());
        });
        assertThat(dashboard).contains("HTTPCode_Target_5XX_Count", "TargetResponseTime", "HealthyHostCount");
    }

    @Test
    void standsBehindTheWebAclThatATeamNames() {
        var resources = FleetTemplate.TOGETHER.resources();

        assertThat(resources)
                .filteredOn(resource -> resource.type().equals("AWS::WAFv2::WebACLAssociation"))
                .singleElement()
                .satisfies(
                        association -> assertThat(association.text("WebACLArn")).contains(":regional/webacl/shop/"));
    }

    @Test
    void saysWhereTheIssuerIsAnotherAndWhereNot() {
        assertThat(FleetTemplate.ALONE.notes())
                .anyMatch(note -> note.contains("The issuer is not https://fleet.shop.example"));
        assertThat(FleetTemplate.TOGETHER.notes()).noneMatch(note -> note.contains("The issuer is not"));
    }

    @Test
    void keepsImagesThatNobodyCanMoveATagOf() {
        var repository = FleetTemplate.images().resources().stream()
                .filter(resource -> resource.type().equals("AWS::ECR::Repository"))
                .findAny()
                .orElseThrow();

        assertThat(repository.text("ImageTagMutability")).isEqualTo("IMMUTABLE");
        assertThat(repository
                        .property("ImageScanningConfiguration")
                        .path("ScanOnPush")
                        .asBoolean())
                .isTrue();
        assertThat(repository.text("LifecyclePolicy.LifecyclePolicyText")).contains("imageCountMoreThan");
    }

    static List<Resource> all(String type) {
        return RESOURCES.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    static Resource only(String type) {
        var found = all(type);
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    private static Resource group(String described) {
        return all("AWS::EC2::SecurityGroup").stream()
                .filter(group -> group.text("GroupDescription").equals(described))
                .findAny()
                .orElseThrow();
    }

    private static Resource listener(int port) {
        return all("AWS::ElasticLoadBalancingV2::Listener").stream()
                .filter(listener -> listener.property("Port").asInt() == port)
                .findAny()
                .orElseThrow();
    }

    private static Map<String, String> attributes(Resource resource, String property) {
        var attributes = new TreeMap<String, String>();
        for (JsonNode each : resource.list(property)) {
            attributes.put(each.path("Key").asText(), Resource.render(each.path("Value")));
        }
        return attributes;
    }
}
