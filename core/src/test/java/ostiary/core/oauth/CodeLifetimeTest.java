package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.token.EndReason;

/// How long a code is good, and what ends it before.
class CodeLifetimeTest extends CodeFlowSetup {
    @Test
    void aCodeIsGoodForAMinute() {
        var inTime = code();
        var late = code();
        world.clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertThat(redeem(inTime)).isInstanceOf(RedeemCode.Outcome.Granted.class);
        world.clock.advance(Duration.ofMillis(1));
        isRefused(redeem(late));
        isRefused(redeem(late));
    }

    /// The clocks of two functions differ.
    @Test
    void aCodeIsGoodBeforeItWasIssued() {
        var code = code();
        world.clock.advance(Duration.ofSeconds(-2));

        assertThat(redeem(code)).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    @Test
    void aCodeIsDeadOnceItsBrowserHasSignedOut() {
        var code = code();
        world.endSession().end(ada.id(), browser.sessionId(), EndReason.REVOKED);

        isRefused(redeem(code));
    }

    @Test
    void aCodeIsDeadOnceItsUserHasLoggedOutEverywhere() {
        var code = code();
        world.clock.advance(Duration.ofMillis(1));
        world.endAllSessions().endAll(ada.id());

        isRefused(redeem(code));
    }

    @Test
    void aCodeIsDeadOnceItsUserIsDisabled() {
        var code = code();
        world.administerUsers().disable(ada.id());

        isRefused(redeem(code));
    }
}
