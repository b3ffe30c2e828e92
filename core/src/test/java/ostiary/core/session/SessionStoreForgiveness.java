package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.session.SessionStore.Rotation.Unknown;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;

/// The part of [SessionStoreContract] that is about a parent that comes late, since its answer was lost.
abstract class SessionStoreForgiveness extends SessionStoreEnds {
    static final Duration INSTANT = Duration.ofMillis(1);

    final Duration grace = session.policy().grace();
    final Duration idle = session.policy().idle();
    final RefreshToken third = tokens.successor(second, key);

    @Test
    void forgivesTheParentOfTheNewestTokenAndLetsTheNewestRestAnew() {
        store().start(started);
        rotate(first, second, start);
        var late = start.plus(grace);

        assertThat(store().forgive(first, second, late)).isInstanceOf(Rotated.class);

        assertThat(found(late))
                .isEqualTo(new SessionSnapshot(
                        session,
                        second.hash(),
                        "k1",
                        late.plus(grace),
                        late.plus(idle),
                        started.origins(),
                        Optional.of(new Forgiven(first.hash(), late, 0)),
                        Optional.empty()));
        assertThat(rotate(second, third, late.plus(grace).minus(INSTANT))).isInstanceOf(NotRotated.class);
    }

    @Test
    void forgivesNothingWithinTheGraceAndNothingWhoseSuccessorIsNotTheNewest() {
        store().start(started);
        rotate(first, second, start);

        assertThat(store().forgive(first, second, start.plus(grace).minus(INSTANT)))
                .isEqualTo(new NotRotated(found(start)));
        rotate(second, third, start.plus(grace));
        assertThat(store().forgive(first, second, start.plus(grace).plus(grace)))
                .isInstanceOf(NotRotated.class);
        assertThat(found(start).forgiven()).isEmpty();
    }

    @Test
    void letsNoRestBeginAnewForAParentThatIsForgivenAlready() {
        store().start(started);
        rotate(first, second, start);
        store().forgive(first, second, start.plus(grace));

        assertThat(store().forgive(first, second, start.plus(grace.multipliedBy(2))))
                .isInstanceOf(NotRotated.class);
        assertThat(rotate(second, third, start.plus(grace.multipliedBy(2)))).isInstanceOf(Rotated.class);
    }

    @Test
    void forgivesAnotherParentOnlyAfterThreeRotations() {
        store().start(started);
        var now = start;
        rotate(first, second, now);
        now = now.plus(grace);
        store().forgive(first, second, now);
        var parent = second;
        for (int rotations = 1; rotations <= 3; rotations++) {
            now = now.plus(grace);
            var newest = tokens.successor(parent, key);
            assertThat(rotate(parent, newest, now)).isInstanceOf(Rotated.class);
            var forgiven = store().forgive(parent, newest, now.plus(grace));
            if (rotations < 3) {
                assertThat(forgiven).isInstanceOf(NotRotated.class);
                assertThat(found(now).forgiven().orElseThrow().rotationsSince()).isEqualTo(rotations);
            } else {
                assertThat(forgiven).isInstanceOf(Rotated.class);
            }
            parent = newest;
        }
    }

    @Test
    void forgivesNothingOfASessionThatIsOverOrUnknown() {
        assertThat(store().forgive(first, second, start)).isEqualTo(new Unknown());
        store().start(started);
        rotate(first, second, start);
        assertThat(store().forgive(first, second, start.plus(idle))).isInstanceOf(NotRotated.class);
        end(EndReason.REVOKED);

        assertThat(store().forgive(first, second, start.plus(grace))).isInstanceOf(NotRotated.class);
    }
}
