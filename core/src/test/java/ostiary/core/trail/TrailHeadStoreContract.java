package ostiary.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;
import ostiary.core.trail.TrailHeadStore.Move;
import ostiary.core.user.UserId;

/// The contract of the heads, on whichever store. Its tests can share one.
public abstract class TrailHeadStoreContract {
    private final TrailHeadStore heads;
    private final UserId user = Fresh.userId();
    private final TrailShard shard = TrailShard.of(user.toString());
    private final TrailSubject subject =
            new TrailSubject(user, Optional.of(Salt.random(new SecureRandom())), Optional.of("records/00/a.json"));

    protected TrailHeadStoreContract(TrailHeadStore heads) {
        this.heads = heads;
    }

    private TrailRecord after(TrailHead head) {
        return TrailRecord.parse("{\"v\":1,\"shard\":" + shard.number() + ",\"number\":" + (head.number() + 1)
                        + ",\"previous\":\"" + head.hash() + "\",\"recorded_at\":\"" + Fresh.now()
                        + "\",\"event\":\"e\",\"type\":\"t\",\"time\":\"t\",\"data\":{}}")
                .orElseThrow();
    }

    private static String event() {
        return Fresh.userId() + ".session.started";
    }

    @Test
    void movesTheHeadWithItsRecord() {
        var head = heads.head(shard);
        var record = after(head);

        assertThat(heads.move(head, record, event(), Optional.of(subject))).isEqualTo(Move.MADE);

        assertThat(heads.head(shard)).isEqualTo(TrailHead.pending(record));
        var kept = heads.subject(user).orElseThrow();
        assertThat(kept.last()).isEqualTo(subject.last());
        assertThat(kept.salt().orElseThrow().bytes())
                .isEqualTo(subject.salt().orElseThrow().bytes());
    }

    @Test
    void letsTheRecordGo() {
        var record = after(heads.head(shard));
        heads.move(heads.head(shard), record, event(), Optional.empty());
        heads.settle(TrailHead.pending(record));

        assertThat(heads.head(shard)).isEqualTo(TrailHead.pending(record).settled());
    }

    @Test
    void letsNothingGoOnceTheHeadHasMovedOn() {
        var first = after(heads.head(shard));
        heads.move(heads.head(shard), first, event(), Optional.empty());
        var second = after(heads.head(shard));
        heads.move(heads.head(shard), second, event(), Optional.empty());

        heads.settle(TrailHead.pending(first));

        assertThat(heads.head(shard)).isEqualTo(TrailHead.pending(second));
    }

    @Test
    void movesOnceFromEachHead() {
        var head = heads.head(shard);
        var record = after(head);
        heads.move(head, record, event(), Optional.empty());

        assertThat(heads.move(head, after(head), event(), Optional.of(subject))).isEqualTo(Move.TAKEN);

        assertThat(heads.head(shard).number()).isEqualTo(record.number());
        assertThat(heads.subject(user)).isEmpty();
    }

    /// A head of the same number is not the same head.
    @Test
    void doesNotMoveFromAnotherHeadOfTheSameNumber() {
        var record = after(heads.head(shard));
        heads.move(heads.head(shard), record, event(), Optional.empty());
        var forged = new TrailHead(shard, record.number(), "f".repeat(64), record.recordedAt(), Optional.empty());

        assertThat(heads.move(forged, after(forged), event(), Optional.empty())).isEqualTo(Move.TAKEN);
    }

    @Test
    void takesEachEventOnce() {
        var event = event();
        var head = heads.head(shard);
        var record = after(head);
        heads.move(head, record, event, Optional.empty());

        assertThat(heads.move(heads.head(shard), after(heads.head(shard)), event, Optional.of(subject)))
                .isEqualTo(Move.SEEN);
        assertThat(heads.move(head, after(head), event, Optional.of(subject))).isEqualTo(Move.SEEN);

        assertThat(heads.head(shard)).isEqualTo(TrailHead.pending(record));
        assertThat(heads.subject(user)).isEmpty();
    }

    @Test
    void forgetsTheWayToWhoeverIsGone() {
        heads.move(heads.head(shard), after(heads.head(shard)), event(), Optional.of(subject));
        heads.move(heads.head(shard), after(heads.head(shard)), event(), Optional.of(TrailSubject.gone(user)));

        assertThat(heads.subject(user)).contains(TrailSubject.gone(user));
    }

    @Test
    void refusesSaltsOfAnotherLength() {
        assertThatThrownBy(() -> Salt.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
