package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.adapters.fault.ProxiedWorld;
import ostiary.core.access.Revocation;
import ostiary.core.oauth.ClientTokens;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;

/// An instance dies at each point of the way from a browser's session to a client's tokens, and the client comes back
/// to another one.
class CodeCrashPointsTest {
    private final CrashPoints points = new CrashPoints();
    private final World well = apart(points.well);
    private final CodeFlow flow = new CodeFlow(well);
    private String code = "";
    private Optional<ClientTokens> tokens = Optional.empty();
    private int refused;

    /// At a time of its own, so that its part of the feed is, too.
    private static World apart(World world) {
        world.clock.set(Fresh.now());
        return world;
    }

    /// Died before its write, the exchange is made again. After it nobody knows whether the tokens arrived: to come
    /// again is to come twice, and ends them. Never do two have tokens.
    @Test
    void anExchangeIsMadeAgainOrOver() {
        int ways = points.dieAtEach(() -> code = flow.code(well), dying -> flow.redeem(dying, code), () -> {
            tokens = flow.redeem(well, code);
            if (tokens.isEmpty()) {
                refused++;
            }
            tokens.ifPresent(got -> assertThat(CodeFlow.isAlive(well, got)).isTrue());
            assertThat(flow.redeem(well, code)).isEmpty();
            tokens.ifPresent(got -> assertThat(CodeFlow.isAlive(well, got)).isFalse());
        });

        // The user's status, the browser's session, the write, and the answer.
        assertThat(ways).isEqualTo(2 * 3 + 1);
        // After the write, and before the answer; the last way is the one without a death.
        assertThat(refused).isEqualTo(2);
    }

    /// The one who found out has died: what the first exchange has brought is over when the code comes once more, or
    /// was over before.
    @Test
    void aCodeThatComesTwiceIsFoundOutTheNextTimeAtTheLatest() {
        int ways = points.dieAtEach(
                () -> {
                    code = flow.code(well);
                    tokens = flow.redeem(well, code);
                },
                dying -> flow.redeem(dying, code),
                () -> {
                    assertThat(flow.redeem(well, code)).isEmpty();
                    assertThat(CodeFlow.isAlive(well, tokens.orElseThrow())).isFalse();
                    assertThat(isInTheFeed()).isTrue();
                });

        assertThat(ways).isEqualTo(2 * 6 + 1);
    }

    private boolean isInTheFeed() {
        var session = tokens.orElseThrow().issued().claims().sessionId();
        return well.stores.revocations().since(well.clock.instant()).revocations().stream()
                .anyMatch(told -> told.equals(new Revocation.OfSession(session)));
    }

    @Test
    void aRequestIsMadeAgainBesideALostCode() {
        int ways = points.dieAtEach(() -> code = "", dying -> flow.code(dying), () -> {
            tokens = flow.redeem(well, flow.code(well));
            assertThat(CodeFlow.isAlive(well, tokens.orElseThrow())).isTrue();
        });

        assertThat(ways).isEqualTo(2 * 3 + 1);
    }

    /// Carried out, and the answer lost: the SDK's own second try finds what the first one wrote.
    @Test
    void anAnswerThatTheStoreLostIsNoSecondExchange() throws IOException {
        try (var instance = new ProxiedWorld()) {
            instance.world.clock.set(well.clock.instant());
            for (int exchange = 0; exchange < 20; exchange++) {
                code = flow.code(well);
                instance.proxy.follow(
                        FaultPlan.always(Fault.DROPPED_AFTER_COMMIT).on("UpdateItem"));

                var got = flow.redeem(instance.world, code).orElseThrow();

                instance.proxy.follow(FaultPlan.none());
                assertThat(CodeFlow.isAlive(instance.world, got)).isTrue();
            }
            assertThat(instance.proxy.counts().faults(Fault.DROPPED_AFTER_COMMIT))
                    .isGreaterThanOrEqualTo(20);
        }
    }
}
