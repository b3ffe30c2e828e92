package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.access.RevocationList;
import ostiary.deployed.Client.Answer;
import ostiary.template.ShopTemplate;

/// The example's shop, called by its customers, with tokens of the deployed Ostiary. A login grants `account` and
/// `orders:read`, and no `orders:write`.
class ShopTest {
    private static final DeployedStack OSTIARY = SharedStack.STACK;
    private static final DeployedShop SHOP = DeployedShop.beside(OSTIARY, SharedStack.NAME, ShopTemplate.shop());
    private static final Mint MINT = new Mint(OSTIARY);
    private static final Story STORY = new Story(OSTIARY);

    /// How long the shop's gateways keep an answer.
    private static final Duration CACHE = Duration.ofSeconds(2);

    private static String token = "";

    static Stream<Arguments> badTokens() {
        return Stream.of(
                        "x",
                        "a.b.c",
                        "eyJhbGciOiJub25lIn0.e30.",
                        MINT.expired(),
                        MINT.ofAudience("https://other.example"),
                        MINT.ofIssuer("https://other.example"))
                .flatMap(bad -> Stream.of(ShopDoor.values()).map(door -> Arguments.of(door, bad)));
    }

    @BeforeAll
    static void logIn() {
        STORY.signUp();
        token = STORY.logIn().access();
    }

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void asksTheDeployedAuthorizerAndNobodyElse() {
        assertThat(SHOP.authorizers()).containsExactly(OSTIARY.functions().alias(ServiceFunction.AUTHORIZER.handler()));
    }

    @ParameterizedTest
    @EnumSource
    void turnsAwayWhoBringsNoToken(ShopDoor door) {
        assertThat(door.routes())
                .allSatisfy(
                        route -> assertThat(door.send(SHOP, route, "").status()).isEqualTo(401));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void turnsAwayABadToken(ShopDoor door, String bad) {
        assertThat(door.routes())
                .allSatisfy(route ->
                        assertThat(door.send(SHOP, route, bad).status()).isEqualTo(401));
    }

    /// Each route twice, in turns: what a gateway keeps of one says nothing of the other.
    @ParameterizedTest
    @EnumSource
    void refusesTooLittleScopeAndTellsTheFunctionWhoseAGoodTokenIs(ShopDoor door) {
        for (int i = 0; i < 2; i++) {
            assertThat(door.send(SHOP, door.write, token).status()).isEqualTo(403);
            for (var route : List.of(door.read, door.any)) {
                var answer = door.send(SHOP, route, token);

                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.text("customer"))
                        .isEqualTo(Jwt.claims(token).required("sub").asText());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesEachScopeForItsOwnRoutes(ShopDoor door) {
        var writer = MINT.ofScopes(Set.of("orders:write"));

        assertThat(door.send(SHOP, door.read, writer).status()).isEqualTo(403);
        assertThat(door.send(SHOP, door.write, writer).status()).isEqualTo(200);
        assertThat(door.send(SHOP, door.any, writer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = "REST_API", mode = EnumSource.Mode.EXCLUDE)
    void letsAnybodyToAnOpenRoute(ShopDoor door) {
        var answer = door.send(SHOP, "GET /health", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"customer\":null}");
    }

    @Test
    void letsABrowserSeeWhyItIsRefused() {
        var rest = ShopDoor.REST_API;

        assertThat(rest.send(SHOP, "OPTIONS orders", "").status()).isEqualTo(204);
        assertThat(header("www-authenticate", rest.send(SHOP, rest.read, ""))).isEqualTo("Bearer");
        assertThat(header("www-authenticate", rest.send(SHOP, rest.write, token)))
                .isEqualTo("Bearer error=\"insufficient_scope\"");
        assertThat(header("access-control-allow-origin", rest.send(SHOP, rest.read, "")))
                .isEqualTo("*");
    }

    @Test
    void connectsAWebSocketWithAGoodToken() {
        var address = SHOP.webSocketApi().address();

        assertThat(Handshake.status(address, "")).isEqualTo(401);
        assertThat(Handshake.status(address, MINT.expired())).isEqualTo(401);
        assertThat(Handshake.status(address, MINT.ofScopes(Set.of("account")))).isEqualTo(403);
        assertThat(Handshake.status(address, token)).isEqualTo(101);
        assertThat(SHOP.webSocketApi().connected())
                .contains("{\"customer\":\"" + Jwt.claims(token).required("sub").asText() + "\"}");
    }

    @Test
    void connectsAWebSocketWithAGoodTokenAmongTheSubprotocols() {
        var address = SHOP.webSocketApi().address();

        assertThat(Handshake.statusOfSubprotocol(address, MINT.expired(), "")).isEqualTo(401);
        assertThat(Handshake.statusOfSubprotocol(address, MINT.ofScopes(Set.of("account")), ""))
                .isEqualTo(403);
        assertThat(Handshake.statusOfSubprotocol(address, token, token)).isEqualTo(401);
        assertThat(Handshake.statusOfSubprotocol(address, token, "")).isEqualTo(101);
    }

    @Test
    void refusesARevokedSessionWithinTheBound() throws InterruptedException {
        var session = STORY.logIn();
        for (var door : ShopDoor.values()) {
            assertThat(read(door, session.access())).isEqualTo(200);
        }
        STORY.logOut(session);

        Thread.sleep(RevocationList.INTERVAL.plus(CACHE));

        assertThat(read(ShopDoor.HTTP_API, session.access())).isEqualTo(401);
        assertThat(read(ShopDoor.REST_API, session.access())).isEqualTo(401);
        assertThat(Handshake.status(SHOP.webSocketApi().address(), session.access()))
                .isEqualTo(401);
        // What the cheap one does without.
        assertThat(read(ShopDoor.CHEAP_API, session.access())).isEqualTo(200);
    }

    @Test
    void leavesOutOfItsTemplateOnlyWhatIsListed() {
        assertThat(read(ShopDoor.HTTP_API, token)).isEqualTo(200);

        assertThat(SHOP.notModelled())
                .containsExactly(
                        "AWS::ApiGateway::Method ApiKeyRequired",
                        "AWS::ApiGateway::Method MethodResponses",
                        "AWS::ApiGatewayV2::Api RouteSelectionExpression",
                        "AWS::IAM::Role ManagedPolicyArns",
                        "AWS::Logs::LogGroup RetentionInDays");
    }

    /// A control: what the route among the identity sources is good for.
    @Test
    void wouldLetTooLittleScopePassIfItsGatewayDidNotKeepAnswersByRoute() {
        var door = ShopDoor.HTTP_API;
        var template = ShopTemplate.shop();
        template.required("Resources")
                .findParents("EnableSimpleResponses")
                .forEach(authorizer -> ((ArrayNode) authorizer.required("IdentitySource")).remove(1));

        try (var shop = DeployedShop.beside(OSTIARY, SharedStack.NAME, template)) {
            // An answer is kept for two seconds, in which a busy machine may not get to the second request.
            assertThat(IntStream.range(0, 20)).anySatisfy(_ -> {
                assertThat(door.send(shop, door.read, token).status()).isEqualTo(200);
                assertThat(door.send(shop, door.write, token).status()).isEqualTo(200);
            });
        }
    }

    private static int read(ShopDoor door, String bearer) {
        return door.send(SHOP, door.read, bearer).status();
    }

    private static String header(String name, Answer answer) {
        return answer.raw().headers().firstValue(name).orElse("");
    }
}
