package ostiary.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.FleetImage;
import ostiary.cdk.FleetNetwork;
import ostiary.cdk.FleetPropsBuilder;
import ostiary.cdk.FleetSize;
import ostiary.cdk.FleetTimes;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.Release;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.ecr.Repository;

/// Synthesis refuses, in a sentence, to make a fleet that could not be deployed or would not be safe.
class FleetRefusalsTest {
    private final Stack stack = new Stack(OstiaryApp.app(), Synthesis.STACK);

    @ParameterizedTest
    @ValueSource(strings = {"latest", "", "1.0", "sha256:", "sha256:0a1b", "v1@sha256:0a1b", "sha512:0a1b"})
    void takesNoTagForADigest(String tag) {
        var repository = Repository.fromRepositoryName(stack, "Images", "ostiary");

        assertThatThrownBy(() -> new FleetImage(repository, tag)).hasMessageContaining("must be a digest");
    }

    @Test
    void takesNoDigestInCapitalsOrWithMoreBehindIt() {
        var repository = Repository.fromRepositoryName(stack, "Images", "ostiary");

        assertThatThrownBy(() -> new FleetImage(repository, "sha256:" + "0A".repeat(32)))
                .hasMessageContaining("must be a digest");
        assertThatThrownBy(() -> new FleetImage(repository, FleetTemplate.DIGEST + "\n"))
                .hasMessageContaining("must be a digest");
    }

    @Test
    void isInTwoZones() {
        var one = Vpc.fromVpcAttributes(
                stack,
                "One",
                VpcAttributes.builder()
                        .vpcId("vpc-0a1b2c3d")
                        .availabilityZones(List.of("eu-central-1a"))
                        .publicSubnetIds(List.of("subnet-0a1b2c3d"))
                        .privateSubnetIds(List.of("subnet-1a1b2c3d"))
                        .build());

        assertThatThrownBy(() -> FleetNetwork.of(one))
                .hasMessageContaining("the subnets of the balancer must be in two zones or more");
    }

    @Test
    void hasACertificate() {
        assertThatThrownBy(() -> new CustomDomain("fleet.shop.example", ""))
                .hasMessageContaining("certificate must be the ARN");
    }

    @Test
    void givesATaskMoreTimeThanItNeeds() {
        assertThatThrownBy(() -> times(30, 15, 30, 45))
                .hasMessageContaining("stop must be longer than leaving and drain");
        assertThatThrownBy(() -> times(30, 10, 10, 45)).hasMessageContaining("leaving must be longer than");
        assertThatThrownBy(() -> times(13, 15, 10, 45)).hasMessageContaining("deregistration must be longer than");
        assertThatThrownBy(() -> times(30, 60, 60, 121)).hasMessageContaining("stop must be 120 seconds at most");
    }

    @Test
    void hasASizeThatFargateHasAndOneTaskInEachZone() {
        assertThatThrownBy(() -> new FleetSize(512, 2, 10, 1)).hasMessageContaining("cpu must be");
        assertThatThrownBy(() -> new FleetSize(1024, 1, 10, 1)).hasMessageContaining("fewest must be 2 or more");
        assertThatThrownBy(() -> new FleetSize(1024, 3, 2, 1)).hasMessageContaining("most must be no less");
        assertThatThrownBy(() -> new FleetSize(1024, 2, 2, 0)).hasMessageContaining("must be positive");
    }

    @Test
    void isCalledBySomebodyByItsOwnName() {
        refused(fleet -> fleet.callers(List.of()), "callers must not be empty");
        refused(fleet -> fleet.callers(List.of("shop.example")), "callers must be blocks of addresses");
        refused(
                fleet -> fleet.webAcl("arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/"
                        + "0a1b2c3d-1111-2222-3333-444455556666"),
                "must be the ARN of a regional one");
        assertThatThrownBy(() -> FleetTemplate.synthesize(
                        service -> service.domain(FleetTemplate.DOMAIN), UnaryOperator.identity(), true))
                .hasMessageContaining("needs a name of its own");
    }

    @Test
    void releasesNoSlowerThanEcsDoes() {
        refused(fleet -> fleet.release(new Release.Linear(2, Duration.minutes(1))), "3 percent at a time or more");
        refused(fleet -> fleet.release(new Release.Canary(10, Duration.hours(25))), "waits a day at most");
    }

    private static void refused(UnaryOperator<FleetPropsBuilder> choice, String why) {
        assertThatThrownBy(() -> FleetTemplate.synthesize(UnaryOperator.identity(), choice, true))
                .hasMessageContaining(why);
    }

    private static FleetTimes times(int deregistration, int leaving, int drain, int stop) {
        return new FleetTimes(
                Duration.seconds(deregistration),
                Duration.seconds(leaving),
                Duration.seconds(drain),
                Duration.seconds(stop));
    }
}
