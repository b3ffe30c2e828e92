package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.gateway.RestGate;
import ostiary.emulators.aws.gateway.RestGate.Order;
import ostiary.emulators.aws.gateway.RouteThrottles;
import ostiary.emulators.aws.gateway.Rush;
import ostiary.emulators.aws.stack.Stack;

/// A thousand clients of a service, and one of them floods it: the others must not notice. Time is the test's own.
///
/// AWS does not say whether a web ACL or the throttle of a route comes first, so both orders must do; nor how late a
/// rate-based rule notices at the latest, so it may be never.
class FrontDoorRushTest {
    private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");
    private static final int CLIENTS = 1000;
    private static final int HOSTILE_A_SECOND = 200;
    private static final Duration RUSH = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(5);

    /// Each client logs in once in this time: 100 a second of all of them.
    private static final int STEPS_BETWEEN = 2000;

    private static final String HOSTILE = "203.0.113.66";
    private static final Duration USUAL_LAG = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofDays(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /// What became of the requests, by status.
    private record Ends(Map<Integer, Integer> others, Map<Integer, Integer> hostile) {
        Ends() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    private interface Way {
        int send(Rush rush, String address);
    }

    static Stream<Arguments> ways() {
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(USUAL_LAG, NEVER).map(lag -> Arguments.of(order, lag)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void throughTheDistributionShutsNobodyOut(Order order, Duration lag) {
        var ends = rush(FrontDoorTemplate.json(), order, lag, through());

        assertThat(ends.others()).containsOnlyKeys(200);
        if (lag.equals(USUAL_LAG)) {
            int let = ends.hostile().getOrDefault(200, 0);
            assertThat(let).isLessThanOrEqualTo(HOSTILE_A_SECOND * 30 + 600);
            assertThat(ends.hostile().getOrDefault(429, 0)).isGreaterThan(HOSTILE_A_SECOND * 80);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void straightAtTheApisOwnAddressShutsNobodyOutAndGetsNothing(Order order, Duration lag) {
        var ends = rush(FrontDoorTemplate.json(), order, lag, past(Map.of()));

        assertThat(ends.others()).containsOnlyKeys(200);
        assertThat(ends.hostile()).containsOnlyKeys(403);
    }

    /// What an attacker writes into the headers that the API believes its distribution in.
    @ParameterizedTest
    @CsvSource({
        "cloudfront-viewer-address, 198.51.100.7:443",
        "x-forwarded-for, 198.51.100.7",
        "x-ostiary-viewer, 198.51.100.7",
        "x-ostiary-origin, guessed",
        "x-ostiary-origin, ''"
    })
    void forgedHeadersStraightAtTheApiAreRefused(String name, String value) {
        var rush = open(FrontDoorTemplate.json(), Order.RULES_FIRST, USUAL_LAG);

        assertThat(rush.past("POST", "/login", HOSTILE, Map.of(name, value))).isEqualTo(403);
    }

    /// Another address in each request, as far as a client can choose it.
    @Test
    void forgedHeadersThroughTheDistributionAreWrittenOver() {
        var sent = new int[1];
        var ends = rush(FrontDoorTemplate.json(), Order.RULES_FIRST, USUAL_LAG, (rush, address) -> {
            var other = "198.51.100." + sent[0]++ % 256;
            return rush.through(
                    "POST",
                    "/login",
                    address,
                    Map.of(
                            "x-ostiary-viewer",
                            other,
                            "x-forwarded-for",
                            other,
                            "cloudfront-viewer-address",
                            other + ":443",
                            "x-ostiary-origin",
                            "guessed"));
        });

        assertThat(ends.hostile().getOrDefault(429, 0)).isGreaterThan(HOSTILE_A_SECOND * 80);
        assertThat(ends.others()).containsOnlyKeys(200);
    }

    @ParameterizedTest
    @CsvSource({"/login", "/LOGIN/", "/./login", "/%6Cogin", "//login", "/login/mfa"})
    void aLimitHoldsHoweverThePathIsSpelt(String path) {
        var rush = open(FrontDoorTemplate.json(), Order.RULES_FIRST, Duration.ZERO);
        var last = 0;
        for (int i = 0; i <= 600; i++) {
            last = rush.through("POST", path, HOSTILE, Map.of());
        }

        assertThat(last).isEqualTo(429);
    }

    @Test
    void publicDocumentsAreAnsweredWithoutTheApiOnceTheyAreCached() {
        var rush = open(FrontDoorTemplate.json(), Order.THROTTLES_FIRST, USUAL_LAG);

        for (int i = 0; i < 10_000; i++) {
            assertThat(rush.through("GET", "/.well-known/jwks.json", HOSTILE, Map.of("x-cache-me-not", "" + i)))
                    .isEqualTo(200);
        }
        assertThat(rush.answered()).isEqualTo(1);
    }

    /// The control: an HTTP API without a front door is what all this is against.
    @Test
    void withoutAFrontDoorEverybodyIsShutOut() {
        var stack = new Stack("ostiary-test", StackTemplate.json(), PLACE);
        var throttles = RouteThrottles.ofHttpApi(stack.only("AWS::ApiGatewayV2::Stage"), () -> now);
        var ends = new Ends();

        play(
                () -> count(ends.others(), throttles.admits("POST /login") ? 200 : 429),
                () -> count(ends.hostile(), throttles.admits("POST /login") ? 200 : 429));

        // Of 12,000.
        assertThat(ends.others().getOrDefault(429, 0)).isGreaterThan(5000);
    }

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
                mistake("a throttle of fifty a second", FrontDoorRushTest::throttleAsWithoutAFrontDoor),
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
        var direct = rush(template, Order.RULES_FIRST, USUAL_LAG, past(Map.of()));
        assertThat(direct.others()).containsOnlyKeys(200);
        assertThat(direct.hostile()).containsOnlyKeys(403);
        var forged = rush(
                template,
                Order.RULES_FIRST,
                USUAL_LAG,
                (rush, address) -> rush.through(
                        "POST",
                        "/login",
                        address,
                        Map.of("x-ostiary-viewer", "198.51.100." + now.toEpochMilli() / 5 % 251)));
        assertThat(forged.others()).containsOnlyKeys(200);
        assertThat(forged.hostile().getOrDefault(429, 0)).isGreaterThan(HOSTILE_A_SECOND * 80);
        var late = rush(template, Order.RULES_FIRST, NEVER, through());
        assertThat(late.others()).containsOnlyKeys(200);
        var rush = open(template, Order.RULES_FIRST, USUAL_LAG);
        rush.fail(true);
        assertThat(rush.through("GET", "/me", HOSTILE, Map.of("authorization", "Bearer x")))
                .isEqualTo(503);
        rush.fail(false);
        assertThat(rush.through("GET", "/me", "192.0.2.1", Map.of("authorization", "Bearer x")))
                .isEqualTo(200);
    }

    private Ends rush(JsonNode template, Order order, Duration lag, Way hostile) {
        var rush = open(template, order, lag);
        var ends = new Ends();
        var client = new int[1];
        play(
                () -> count(ends.others(), rush.through("POST", "/login", address(client[0]++), Map.of())),
                () -> count(ends.hostile(), hostile.send(rush, HOSTILE)));
        return ends;
    }

    private Rush open(JsonNode template, Order order, Duration lag) {
        var stack = new Stack("ostiary-test", template, PLACE);
        var gate = RestGate.of(stack, FrontDoorRushTest::secret, () -> now, lag, order);
        return new Rush(stack, FrontDoorRushTest::secret, () -> now, gate);
    }

    /// All clients but one send in turn, and that one all the time.
    private void play(Runnable other, Runnable hostile) {
        long steps = RUSH.dividedBy(STEP);
        for (long step = 0; step < steps; step++) {
            now = now.plus(STEP);
            if (step % (STEPS_BETWEEN / CLIENTS) == 0) {
                other.run();
            }
            hostile.run();
        }
    }

    private static Way through() {
        return (rush, address) -> rush.through("POST", "/login", address, Map.of());
    }

    private static Way past(Map<String, String> headers) {
        return (rush, address) -> rush.past("POST", "/login", address, headers);
    }

    private static void count(Map<Integer, Integer> ends, int status) {
        ends.merge(status, 1, Integer::sum);
    }

    private static String address(int sent) {
        int client = sent % (CLIENTS - 1);
        return "192.0." + client / 250 + "." + client % 250;
    }

    private static String secret(String arn) {
        return "the text of " + arn;
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
