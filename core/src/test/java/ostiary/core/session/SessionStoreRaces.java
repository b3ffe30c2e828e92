package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import ostiary.core.key.HmacKey;
import ostiary.core.session.SessionStore.Rotation;
import ostiary.core.session.SessionStore.Rotation.NotRotated;
import ostiary.core.session.SessionStore.Rotation.Rotated;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.RefreshTokens;
import ostiary.core.token.Sha256;

/// The part of [SessionStoreContract] that is promised to many callers at once.
abstract class SessionStoreRaces {
    private static final int CALLERS = 64;

    final HmacKey key = KeyRing.key("k1");
    final RefreshTokens tokens = new RefreshTokens(new KeyRing("k1"), new SecureRandom());
    final Session session = Fresh.session();
    final Instant start = session.startedAt();
    final RefreshToken first = tokens.first(session.userId(), session.id(), key);
    final RefreshToken second = tokens.successor(first, key);
    final SessionSnapshot started = SessionSnapshot.starting(session, first.hash(), "k1");

    protected abstract SessionStore store();

    @Test
    void letsExactlyOneOfManyCallersRotateAToken() throws Exception {
        store().start(started);

        var answers = AtOnce.call(CALLERS, () -> store().rotate(first, second.hash(), "k1", start));

        assertThat(answers).filteredOn(Rotated.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(NotRotated.class::isInstance)
                .hasSize(CALLERS - 1)
                .allSatisfy(answer ->
                        assertThat(((NotRotated) answer).found().live()).isEqualTo(second.hash()));
    }

    @Test
    void showsTheWinnersSuccessorToCallersWhoWouldHaveHadAnother() throws Exception {
        store().start(started);
        var rotations = IntStream.range(0, CALLERS)
                .<Callable<Rotation>>mapToObj(
                        caller -> () -> store().rotate(first, successor(caller), "key " + caller, start))
                .toList();

        var answers = AtOnce.callAll(rotations);

        assertThat(answers).filteredOn(Rotated.class::isInstance).hasSize(1);
        int winner = IntStream.range(0, CALLERS)
                .filter(caller -> answers.get(caller) instanceof Rotated)
                .findFirst()
                .orElseThrow();
        assertThat(found(start).live()).isEqualTo(successor(winner));
        assertThat(found(start).liveKey()).isEqualTo("key " + winner);
        assertThat(answers).filteredOn(NotRotated.class::isInstance).containsOnly(new NotRotated(found(start)));
    }

    @Test
    void letsExactlyOneOfManyCallersForgiveAndShowsTheOthersTheNewRest() throws Exception {
        store().start(started);
        store().rotate(first, second.hash(), "k1", start);
        var late = start.plus(session.policy().grace());

        var answers = AtOnce.call(CALLERS, () -> store().forgive(first, second, late));

        assertThat(answers).filteredOn(Rotated.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(NotRotated.class::isInstance)
                .allSatisfy(answer -> assertThat(((NotRotated) answer).found().restsUntil())
                        .isEqualTo(late.plus(session.policy().grace())));
    }

    @RepeatedTest(8)
    void letsEitherTheNewestMoveOnOrItsParentBeForgiven() throws Exception {
        store().start(started);
        store().rotate(first, second.hash(), "k1", start);
        var late = start.plus(session.policy().grace());
        var calls = new ArrayList<Callable<Rotation>>();
        for (int caller = 0; caller < CALLERS / 2; caller++) {
            calls.add(() -> store().forgive(first, second, late));
            calls.add(() -> store().rotate(second, successor(1), "k1", late));
        }

        assertThat(AtOnce.callAll(calls)).filteredOn(Rotated.class::isInstance).hasSize(1);
    }

    private static Sha256 successor(int caller) {
        return Sha256.of(new byte[] {(byte) caller});
    }

    @RepeatedTest(8)
    void letsNoRotationUndoAnEnd() throws Exception {
        store().start(started);
        var calls = new ArrayList<Callable<Boolean>>(Collections.nCopies(
                CALLERS / 2, () -> store().rotate(first, second.hash(), "k1", start) instanceof Rotated));
        calls.add(CALLERS / 4, () -> {
            store().end(session.userId(), session.id(), EndReason.REVOKED, start);
            return false;
        });

        var rotated = AtOnce.callAll(calls);

        assertThat(rotated).filteredOn(it -> it).hasSizeLessThanOrEqualTo(1);
        var whenRested = start.plus(session.policy().grace());
        assertThat(store().rotate(first, successor(1), "k1", whenRested)).isEqualTo(new NotRotated(found(whenRested)));
        assertThat(store().rotate(second, successor(1), "k1", whenRested)).isEqualTo(new NotRotated(found(whenRested)));
        assertThat(found(whenRested).ended()).contains(new Ending(EndReason.REVOKED, false));
    }

    @Test
    void settlesOnOneReasonWhenManyEndASession() throws Exception {
        store().start(started);
        var calls = IntStream.range(0, CALLERS)
                .<Callable<Optional<Ending>>>mapToObj(caller -> () -> {
                    var reason = caller % 2 == 0 ? EndReason.REVOKED : EndReason.REPLAYED;
                    store().end(session.userId(), session.id(), reason, start);
                    return found(start).ended();
                })
                .toList();

        assertThat(AtOnce.callAll(calls))
                .doesNotContain(Optional.empty())
                .containsOnly(found(start).ended());
    }

    /// The session as it is stored, seen by a token that was never the newest.
    final SessionSnapshot found(Instant now) {
        var stray = tokens.first(session.userId(), session.id(), key);
        return ((NotRotated) store().rotate(stray, stray.hash(), "k1", now)).found();
    }
}
