package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.emulators.aws.gateway.RestGate.Order;

/// The controls of [FrontDoorRushTest]: a front door with one of these mistakes does not stand up to a [Flood].
class FrontDoorMistakesTest {
    private final Flood flood = new Flood();

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("no rule against strangers", template -> dropRule(template, "origin")),
                mistake("no limit for logins", template -> dropRule(template, "login")),
                mistake(
                        "rules that stand before nothing",
                        template -> properties(template, "AWS::WAFv2::WebACLAssociation")
                                .put("ResourceArn", "another stage")),
                mistake(
                        "a distribution that shows no secret",
                        template -> ((ObjectNode) config(template).at("/Origins/0")).remove("OriginCustomHeaders")),
                mistake(
                        "a viewer's address that is not passed on",
                        template -> ((ArrayNode) properties(template, "AWS::CloudFront::OriginRequestPolicy")
                                        .at("/OriginRequestPolicyConfig/HeadersConfig/Headers"))
                                .removeIf(name -> name.asText().equals("x-ostiary-viewer"))),
                mistake(
                        "a viewer's address that the viewer may choose",
                        template -> ((ObjectNode) config(template).required("DefaultCacheBehavior"))
                                .remove("FunctionAssociations")),
                mistake(
                        "the name that was asked for passed on",
                        template -> ((ArrayNode) properties(template, "AWS::CloudFront::OriginRequestPolicy")
                                        .at("/OriginRequestPolicyConfig/HeadersConfig/Headers"))
                                .add("Host")),
                mistake("a throttle of fifty a second", FrontDoorMistakesTest::throttleAsWithoutAFrontDoor),
                mistake("errors that are cached", template -> config(template).remove("CustomErrorResponses")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void fails(String name, Consumer<ObjectNode> mistake) {
        var template = (ObjectNode) FrontDoorTemplate.json();
        mistake.accept(template);

        assertThat(catchThrowable(() -> allIsWell(template))).isNotNull();
    }

    @Test
    void doesNotFailWithoutAMistake() {
        allIsWell((ObjectNode) FrontDoorTemplate.json());
    }

    private void allIsWell(ObjectNode template) {
        var direct = flood.rush(template, Order.RULES_FIRST, Flood.USUAL_LAG, Flood.past());
        assertThat(direct.others()).containsOnlyKeys(200);
        assertThat(direct.hostile()).containsOnlyKeys(403);
        var forged = flood.rush(
                template,
                Order.RULES_FIRST,
                Flood.USUAL_LAG,
                (rush, address) -> rush.through(
                        "POST",
                        "/login",
                        address,
                        Map.of("x-ostiary-viewer", "198.51.100." + flood.now().toEpochMilli() / 5 % 251)));
        assertThat(forged.others()).containsOnlyKeys(200);
        assertThat(forged.hostile().getOrDefault(429, 0)).isGreaterThan(Flood.HOSTILE_A_SECOND * 80);
        var late = flood.rush(template, Order.RULES_FIRST, Flood.NEVER, Flood.through());
        assertThat(late.others()).containsOnlyKeys(200);
        var rush = flood.open(template, Order.RULES_FIRST, Flood.USUAL_LAG);
        rush.fail(true);
        assertThat(rush.through("GET", "/me", Flood.HOSTILE, Map.of("authorization", "Bearer x")))
                .isEqualTo(503);
        rush.fail(false);
        assertThat(rush.through("GET", "/me", "192.0.2.1", Map.of("authorization", "Bearer x")))
                .isEqualTo(200);
    }

    private static Arguments mistake(String name, Consumer<ObjectNode> mistake) {
        return Arguments.of(name, mistake);
    }

    private static void dropRule(ObjectNode template, String name) {
        ((ArrayNode) properties(template, "AWS::WAFv2::WebACL").required("Rules"))
                .removeIf(rule -> rule.required("Name").asText().equals(name));
    }

    private static void throttleAsWithoutAFrontDoor(ObjectNode template) {
        properties(template, "AWS::ApiGateway::Stage")
                .required("MethodSettings")
                .forEach(each -> {
                    ((ObjectNode) each).put("ThrottlingRateLimit", 50);
                    ((ObjectNode) each).put("ThrottlingBurstLimit", 100);
                });
    }

    private static ObjectNode config(ObjectNode template) {
        return (ObjectNode)
                properties(template, "AWS::CloudFront::Distribution").required("DistributionConfig");
    }

    private static ObjectNode properties(ObjectNode template, String type) {
        return (ObjectNode) resources(template).required(id(template, type)).required("Properties");
    }

    private static ObjectNode resources(ObjectNode template) {
        return (ObjectNode) template.required("Resources");
    }

    private static String id(ObjectNode template, String type) {
        return resources(template).properties().stream()
                .filter(resource ->
                        resource.getValue().required("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
