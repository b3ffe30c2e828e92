package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.emulators.aws.gateway.RestGate.Order;
import ostiary.emulators.aws.gateway.RouteThrottles;
import ostiary.emulators.aws.stack.Stack;

/// A thousand clients of a service, and one of them floods it: the others must not notice.
///
/// AWS does not say whether a web ACL or the throttle of a route comes first, so both orders must do; nor how late
/// a rate-based rule notices at the latest, so it may be never.
class FrontDoorRushTest {
    private final Flood flood = new Flood();

    static Stream<Arguments> ways() {
        return Stream.of(Order.values())
                .flatMap(order -> Stream.of(Flood.USUAL_LAG, Flood.NEVER).map(lag -> Arguments.of(order, lag)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void throughTheDistributionShutsNobodyOut(Order order, Duration lag) {
        var ends = flood.rush(FrontDoorTemplate.json(), order, lag, Flood.through());

        assertThat(ends.others()).containsOnlyKeys(200);
        if (lag.equals(Flood.USUAL_LAG)) {
            int let = ends.hostile().getOrDefault(200, 0);
            assertThat(let).isLessThanOrEqualTo(Flood.HOSTILE_A_SECOND * 30 + 600);
            assertThat(ends.hostile().getOrDefault(429, 0)).isGreaterThan(Flood.HOSTILE_A_SECOND * 80);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void straightAtTheApisOwnAddressShutsNobodyOutAndGetsNothing(Order order, Duration lag) {
        var ends = flood.rush(FrontDoorTemplate.json(), order, lag, Flood.past());

        assertThat(ends.others()).containsOnlyKeys(200);
        assertThat(ends.hostile()).containsOnlyKeys(403);
    }

    /// The values that an attacker writes into the headers that the API believes its distribution in.
    @ParameterizedTest
    @CsvSource({
        "cloudfront-viewer-address, 198.51.100.7:443",
        "x-forwarded-for, 198.51.100.7",
        "x-ostiary-viewer, 198.51.100.7",
        "x-ostiary-origin, guessed",
        "x-ostiary-origin, ''"
    })
    void forgedHeadersStraightAtTheApiAreRefused(String name, String value) {
        var rush = flood.open(FrontDoorTemplate.json(), Order.RULES_FIRST, Flood.USUAL_LAG);

        assertThat(rush.past("POST", "/login", Flood.HOSTILE, Map.of(name, value)))
                .isEqualTo(403);
    }

    /// Another address in each request, as far as a client can choose it.
    @Test
    void forgedHeadersThroughTheDistributionAreWrittenOver() {
        var sent = new int[1];
        var ends = flood.rush(FrontDoorTemplate.json(), Order.RULES_FIRST, Flood.USUAL_LAG, (rush, address) -> {
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

        assertThat(ends.hostile().getOrDefault(429, 0)).isGreaterThan(Flood.HOSTILE_A_SECOND * 80);
        assertThat(ends.others()).containsOnlyKeys(200);
    }

    @ParameterizedTest
    @CsvSource({"/login", "/LOGIN/", "/./login", "/%6Cogin", "//login", "/login/mfa"})
    void aLimitHoldsHoweverThePathIsSpelt(String path) {
        var rush = flood.open(FrontDoorTemplate.json(), Order.RULES_FIRST, Duration.ZERO);
        var last = 0;
        for (int i = 0; i <= 600; i++) {
            last = rush.through("POST", path, Flood.HOSTILE, Map.of());
        }

        assertThat(last).isEqualTo(429);
    }

    @Test
    void publicDocumentsAreAnsweredWithoutTheApiOnceTheyAreCached() {
        var rush = flood.open(FrontDoorTemplate.json(), Order.THROTTLES_FIRST, Flood.USUAL_LAG);

        for (int i = 0; i < 10_000; i++) {
            assertThat(rush.through("GET", "/.well-known/jwks.json", Flood.HOSTILE, Map.of("x-cache-me-not", "" + i)))
                    .isEqualTo(200);
        }
        assertThat(rush.answered()).isEqualTo(1);
    }

    /// The control: an HTTP API without a front door is what all this is against.
    @Test
    void withoutAFrontDoorEverybodyIsShutOut() {
        var stack = new Stack("ostiary-test", StackTemplate.json(), Flood.PLACE);
        var throttles = RouteThrottles.ofHttpApi(stack.only("AWS::ApiGatewayV2::Stage"), flood::now);
        IntSupplier login = () -> throttles.admits("POST /login") ? 200 : 429;

        var ends = flood.play(login, login);

        // Of 12,000.
        assertThat(ends.others().getOrDefault(429, 0)).isGreaterThan(5000);
    }
}
