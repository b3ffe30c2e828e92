package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.Api;
import ostiary.core.token.AccessToken;
import ostiary.emulators.aws.gateway.AuthorizerKind;
import ostiary.emulators.aws.gateway.GatewayStage;
import ostiary.emulators.aws.gateway.StageReply;
import ostiary.emulators.aws.gateway.StageRequest;
import ostiary.functions.GuardedApi.Route;

/// Behind a gateway's cache each token gets on each route what it would get without one, in whatever order.
class CachedVerdictTest {
    private static final Duration NO_CACHE = Duration.ZERO;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Set<String> ENOUGH = Set.of(Api.ACCOUNT_SCOPE, Api.ADMIN_SCOPE);
    private static final Set<String> TOO_LITTLE = Set.of("orders:read");

    private final CapturedOutput refusals = CapturedOutput.begin(); // not into the report
    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        refusals.close();
    }

    @ParameterizedTest
    @EnumSource
    void aGoodTokenPassesEverywhereAndTheAuthorizerIsAskedOnce(AuthorizerKind kind) {
        var token = api.sign(api.token(ENOUGH));

        assertThat(mistakes(kind, NO_CACHE, token, _ -> StageReply.PASSED)).isEmpty();
        for (var order : orders()) {
            var stage = api.stage(kind, FIVE_MINUTES);
            assertThat(mistakes(kind, stage, order, token, _ -> StageReply.PASSED))
                    .isEmpty();
            assertThat(stage.asked()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfTooLittleScopeIsKeptFromTheRoutesThatWantMore(AuthorizerKind kind) {
        var token = api.sign(api.token(TOO_LITTLE));

        assertThat(mistakes(kind, NO_CACHE, token, CachedVerdictTest::forTooLittle))
                .isEmpty();
        assertThat(mistakes(kind, FIVE_MINUTES, token, CachedVerdictTest::forTooLittle))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredARevokedAndAForgedTokenPassNowhere(AuthorizerKind kind) {
        var expired = api.sign(api.token(ENOUGH));
        api.world.clock.advance(AccessToken.LIFETIME);
        var revoked = api.token(ENOUGH);
        api.revoke(revoked);

        for (var token : List.of(expired, api.sign(revoked), "garbage", "a.b.c", "")) {
            assertThat(mistakes(kind, NO_CACHE, token, _ -> StageReply.UNAUTHORIZED))
                    .isEmpty();
            assertThat(mistakes(kind, FIVE_MINUTES, token, _ -> StageReply.UNAUTHORIZED))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsTakenForAnother(AuthorizerKind kind) {
        var stage = api.stage(kind, FIVE_MINUTES);
        for (var token : List.of(api.token(ENOUGH), api.token(ENOUGH))) {
            assertThat(subjects(stage, api.sign(token)))
                    .containsOnly(token.subject().toString());
        }
    }

    /// The mistake that this test is for. Without a cache nobody would see it.
    @ParameterizedTest
    @EnumSource(names = "HTTP_SIMPLE", mode = EnumSource.Mode.EXCLUDE)
    void anAuthorizerThatAnswersForTheOneRouteIsCaught(AuthorizerKind kind) {
        var token = api.sign(api.token(ENOUGH));
        var narrow = new NarrowAuthorizer(api.authorizer(kind));

        assertThat(mistakes(kind, NO_CACHE, narrow, token, _ -> StageReply.PASSED))
                .isEmpty();
        assertThat(mistakes(kind, FIVE_MINUTES, narrow, token, _ -> StageReply.PASSED))
                .isNotEmpty();
    }

    /// Why docs/protect.md wants the token among the identity sources: else one caller's answer serves the next.
    @ParameterizedTest
    @EnumSource(names = "REST_TOKEN", mode = EnumSource.Mode.EXCLUDE)
    void withoutTheTokenAmongTheIdentitySourcesAForgeryWouldPass(AuthorizerKind kind) {
        var stage = new GatewayStage(
                kind,
                List.of("header.x-tenant"),
                Map.of(),
                FIVE_MINUTES,
                GuardedApi.invoking(api.authorizer(kind)),
                api.world.clock);
        var good = "Bearer " + api.sign(api.token(ENOUGH));

        stage.send(new StageRequest("GET", "/me", Map.of("x-tenant", "1", "authorization", good)));
        var forged =
                stage.send(new StageRequest("GET", "/me", Map.of("x-tenant", "1", "authorization", "Bearer garbage")));

        assertThat(forged.status()).isEqualTo(StageReply.PASSED);
    }

    private static int forTooLittle(Route route) {
        return route.scope().isPresent() ? StageReply.FORBIDDEN : StageReply.PASSED;
    }

    private Set<String> subjects(GatewayStage stage, String token) {
        var subjects = new HashSet<String>();
        for (var route : GuardedApi.ROUTES) {
            subjects.add(stage.send(route.with(token)).context().path("sub").asText());
        }
        return subjects;
    }

    private List<String> mistakes(AuthorizerKind kind, Duration ttl, String token, Expected expected) {
        return mistakes(kind, ttl, api.authorizer(kind), token, expected);
    }

    private List<String> mistakes(
            AuthorizerKind kind, Duration ttl, RequestStreamHandler authorizer, String token, Expected expected) {
        var mistakes = new ArrayList<String>();
        for (var order : orders()) {
            mistakes.addAll(mistakes(kind, api.stage(kind, ttl, authorizer), order, token, expected));
        }
        return mistakes;
    }

    /// Each route in turn, the first one again at the end.
    private List<String> mistakes(
            AuthorizerKind kind, GatewayStage stage, List<Route> order, String token, Expected expected) {
        var walk = new ArrayList<>(order);
        walk.add(order.getFirst());
        var mistakes = new ArrayList<String>();
        for (var route : walk) {
            var verdict = api.verdict(kind, stage, route, token);
            if (verdict != expected.on(route)) {
                mistakes.add(route.method() + " " + route.path() + " after " + order.getFirst() + ": " + verdict);
            }
        }
        return mistakes;
    }

    /// Each route comes first once: what is asked first is what a cache keeps.
    private static List<List<Route>> orders() {
        var orders = new ArrayList<List<Route>>();
        for (int first = 0; first < GuardedApi.ROUTES.size(); first++) {
            var order = new ArrayList<>(GuardedApi.ROUTES);
            Collections.shuffle(order, new Random(first));
            Collections.swap(order, 0, order.indexOf(GuardedApi.ROUTES.get(first)));
            orders.add(order);
        }
        return orders;
    }

    private interface Expected {
        int on(Route route);
    }
}
