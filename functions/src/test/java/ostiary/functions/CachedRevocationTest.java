package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.Api;
import ostiary.core.access.RevocationList;
import ostiary.core.testing.MovableClock;
import ostiary.core.token.AccessToken;
import ostiary.emulators.aws.gateway.AuthorizerKind;
import ostiary.emulators.aws.gateway.GatewayStage;
import ostiary.emulators.aws.gateway.StageReply;

/// How long a token is good that is good no more: the bounds that docs/protect.md states.
class CachedRevocationTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Set<String> SCOPES = Set.of(Api.ACCOUNT_SCOPE);

    private final CapturedOutput refusals = CapturedOutput.begin(); // not into the report
    private final GuardedApi api = new GuardedApi();
    private final MovableClock clock = api.world.clock;

    @AfterEach
    void close() {
        refusals.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REST_TOKEN, 0", "REST_TOKEN, 300",
        "REST_REQUEST, 0", "REST_REQUEST, 300",
        "HTTP_SIMPLE, 0", "HTTP_SIMPLE, 300",
        "HTTP_POLICY, 0", "HTTP_POLICY, 300"
    })
    void aRevokedTokenIsGoodForFiveSecondsAndTheCachesTtlAtTheMost(AuthorizerKind kind, int seconds) {
        var ttl = Duration.ofSeconds(seconds);
        var stage = api.stage(kind, ttl);
        var token = api.token(SCOPES);
        var revoked = revokeAtTheWorstMoment(stage, token);

        var accepted = Duration.between(revoked, lastAccepted(kind, stage, token));

        assertThat(accepted).isLessThan(RevocationList.INTERVAL.plus(ttl));
        // The worst there is, or this would prove little.
        assertThat(accepted).isGreaterThan(RevocationList.INTERVAL.plus(ttl).minusSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void onceTheCacheIsFlushedItIsGoodForFiveSecondsAtTheMost(AuthorizerKind kind) {
        var stage = api.stage(kind, FIVE_MINUTES);
        var token = api.token(SCOPES);
        var revoked = revokeAtTheWorstMoment(stage, token);
        clock.set(revoked.plus(RevocationList.INTERVAL));

        assertThat(accepts(kind, stage, token)).isTrue();
        stage.flush();
        assertThat(accepts(kind, stage, token)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredTokenIsGoodForTheCachesTtlAtTheMost(AuthorizerKind kind) {
        var stage = api.stage(kind, FIVE_MINUTES);
        var token = api.token(SCOPES);
        clock.set(token.expiresAt().minusMillis(1));
        assertThat(accepts(kind, stage, token)).isTrue();

        assertThat(Duration.between(token.expiresAt(), lastAccepted(kind, stage, token)))
                .isLessThan(FIVE_MINUTES);
    }

    /// Right after the authorizer has asked the feed; and the gateway asks the authorizer right before it asks
    /// again.
    private Instant revokeAtTheWorstMoment(GatewayStage stage, AccessToken token) {
        stage.send(GuardedApi.ROUTES.getFirst().with(api.sign(api.token(SCOPES))));
        clock.advance(Duration.ofMillis(1));
        api.revoke(token);
        var revoked = clock.instant();
        clock.advance(RevocationList.INTERVAL.minusMillis(2));
        stage.send(GuardedApi.ROUTES.getFirst().with(api.sign(token)));
        return revoked;
    }

    /// Asks twice a second, until ten seconds have gone by without a yes.
    private Instant lastAccepted(AuthorizerKind kind, GatewayStage stage, AccessToken token) {
        var last = clock.instant();
        while (clock.instant().isBefore(last.plusSeconds(10))) {
            if (accepts(kind, stage, token)) {
                last = clock.instant();
            }
            clock.advance(Duration.ofMillis(500));
        }
        return last;
    }

    /// On any route.
    private boolean accepts(AuthorizerKind kind, GatewayStage stage, AccessToken token) {
        for (var route : GuardedApi.ROUTES) {
            if (api.verdict(kind, stage, route, api.sign(token)) == StageReply.PASSED) {
                return true;
            }
        }
        return false;
    }
}
