package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.KeyRing;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.World;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.Sha256;

/// Instances that hold different keys, writes whose answer is lost, signers that fail: an honest client stays logged
/// in.
class RefreshUnderFaultsTest {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final World world = new World();
    private final KeyRing behind = new KeyRing("k1", "k2");
    private final KeyRing ahead = new KeyRing("k2", "k1");
    private final RefreshToken first = world.loggedIn(world.clients.byDefault()).refreshToken();

    private static RefreshToken token(Outcome outcome) {
        return ((Refreshed) outcome).tokens().refreshToken();
    }

    @Test
    void meetsAtOneSuccessorWhicheverKeyAnInstanceHolds() {
        var second = token(world.refreshSession(behind).refresh(first.text(), World.LAPTOP));

        assertThat(token(world.refreshSession(ahead).refresh(first.text(), World.LAPTOP))
                        .text())
                .isEqualTo(second.text());
        assertThat(token(world.refreshSession(ahead).refresh(second.text(), World.LAPTOP))
                        .text())
                .isEqualTo(second.text());
    }

    @RepeatedTest(10)
    void meetsAtOneSuccessorWhenInstancesRace() throws Exception {
        var calls = IntStream.range(0, 64)
                .mapToObj(caller -> world.refreshSession(caller % 2 == 0 ? behind : ahead))
                .<Callable<String>>map(instance -> () ->
                        token(instance.refresh(first.text(), World.LAPTOP)).text())
                .toList();

        assertThat(AtOnce.callAll(calls).stream().distinct()).hasSize(1);
    }

    @Test
    void goesOnAcrossAKeyRotation() {
        var token = token(world.refreshSession().refresh(first.text(), World.LAPTOP));
        for (var key : new String[] {"k2", "k3", "k4"}) {
            world.keys.rotateTo(key);
            world.clock.advance(GRACE);
            token = token(world.refreshSession().refresh(token.text(), World.LAPTOP));
            assertThat(world.snapshot(token).liveKey()).isEqualTo(key);
        }
    }

    @Test
    void judgesNothingWithoutTheKeyThatTheSuccessorWasMadeWith() {
        var uninformed = new KeyRing("k1");
        var second = token(world.refreshSession(ahead).refresh(first.text(), World.LAPTOP));

        assertThatThrownBy(() -> world.refreshSession(uninformed).refresh(first.text(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);
        assertThat(world.snapshot(first).ended()).isEmpty();

        uninformed.rotateTo("k2");
        assertThat(token(world.refreshSession(uninformed).refresh(first.text(), World.LAPTOP))
                        .text())
                .isEqualTo(second.text());
    }

    @Test
    void doesNotKnowATokenOfAForgottenKeyAndEndsNothing() {
        world.keys.rotateTo("k2");
        world.keys.forget("k1");

        assertThat(world.refreshSession().refresh(first.text(), World.LAPTOP))
                .isEqualTo(new Refused(RefreshRefusal.UNKNOWN));
        assertThat(world.snapshot(first).ended()).isEmpty();
    }

    @Test
    void answersARepeatAfterAWriteWhoseAnswerWasLost() {
        var losing = new PassingSessionStore(world.stores.sessions()) {
            @Override
            public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
                super.rotate(presented, next, nextKey, now);
                throw new UnavailableException("the store's answer", null);
            }
        };
        assertThatThrownBy(() -> refreshSession(losing, world.signer).refresh(first.text(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);

        assertMovedOnceAndGoesOn();
    }

    @Test
    void answersARepeatAfterASignatureThatFailed() {
        AccessTokenSigner broken = _ -> token -> {
            throw new UnavailableException("the signature", null);
        };
        assertThatThrownBy(() -> refreshSession(world.stores.sessions(), broken).refresh(first.text(), World.LAPTOP))
                .isInstanceOf(UnavailableException.class);

        assertMovedOnceAndGoesOn();
    }

    @Test
    void goesOnHoweverLongThereWasNoSigningKey() {
        AccessTokenSigner withoutKey = _ -> {
            throw new UnavailableException("the signing key", null);
        };
        for (var tried = Duration.ZERO; tried.compareTo(GRACE) <= 0; tried = tried.plusSeconds(3)) {
            assertThatThrownBy(() ->
                            refreshSession(world.stores.sessions(), withoutKey).refresh(first.text(), World.LAPTOP))
                    .isInstanceOf(UnavailableException.class);
            world.clock.advance(Duration.ofSeconds(3));
        }

        assertThat(world.snapshot(first).live()).isEqualTo(first.hash());
        assertMovedOnceAndGoesOn();
    }

    private RefreshSession refreshSession(SessionStore sessions, AccessTokenSigner signer) {
        return new RefreshSession(
                sessions,
                world.stores.statuses(),
                world.endSession(),
                world.tokens,
                world.keys,
                signer,
                world.journal,
                world.clock);
    }

    private void assertMovedOnceAndGoesOn() {
        var second = token(world.refreshSession().refresh(first.text(), World.LAPTOP));
        assertThat(world.snapshot(first).live()).isEqualTo(second.hash()).isNotEqualTo(first.hash());
        world.clock.advance(GRACE);
        assertThat(world.refreshSession().refresh(second.text(), World.LAPTOP)).isInstanceOf(Refreshed.class);
    }
}
