package ostiary.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Cuts;
import ostiary.core.testing.Fresh;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

class RecordEventTest {
    private static final UserId ADA = Fresh.userId();
    private static final EmailAddress ADDRESS = new EmailAddress("ada@example.org");

    private final TrailWorld world = new TrailWorld();

    @Test
    void recordsAnEventOnce() {
        var event = world.event(ADA, "session.started");

        assertThat(world.recorder().record(event)).isTrue();
        assertThat(world.recorder().record(event)).isFalse();

        assertThat(world.records(event.shard())).singleElement().satisfies(record -> {
            assertThat(record.number()).isEqualTo(1);
            assertThat(record.previous()).isEqualTo(TrailHead.NONE);
            assertThat(record.key()).isEqualTo("records/" + event.shard() + "/2026/12/01/000000000000001.json");
            assertThat(record.text()).contains("\"type\":\"session.started\"", "\"data\":{\"session_id\":\"1\"}");
        });
        assertThat(world.heads.head(event.shard()).pending()).isEmpty();
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void keepsTheOrderOfAShardThoughTheClockGoesBack() {
        var recorder = world.recorder();
        recorder.record(world.event(ADA, "session.started"));
        world.clock.advance(Duration.ofDays(-1));
        recorder.record(world.event(ADA, "session.ended"));

        assertThat(world.records(TrailShard.of(ADA.toString())))
                .extracting(TrailRecord::recordedAt)
                .containsExactly(TrailWorld.START, TrailWorld.START);
        assertThat(world.findings()).isEmpty();
    }

    /// Who knows the bucket alone learns no address and no id, and cannot guess one: the salt has 256 bits.
    @Test
    void commitsToWhoItIsAndTellsNobody() {
        world.recorder().record(world.event(ADA, "user.registered", Optional.of(ADDRESS)));

        var salt = world.heads.subject(ADA).orElseThrow().salt().orElseThrow();
        assertThat(world.records.objects().toString())
                .doesNotContain(ADA.toString(), ADDRESS.value())
                .contains("\"user\":\"" + salt.commit(ADA.toString()) + "\"")
                .contains("\"email\":\"" + salt.commit(ADDRESS.value()) + "\"");
        assertThat(salt).hasToString("Salt");
    }

    @Test
    void commitsForTwoUsersWithTwoSalts() {
        var other = Fresh.userId();
        world.recorder().record(world.event(ADA, "user.registered", Optional.of(ADDRESS)));
        world.recorder().record(world.event(other, "user.registered", Optional.of(ADDRESS)));

        var one = world.heads.subject(ADA).orElseThrow().salt().orElseThrow();
        var two = world.heads.subject(other).orElseThrow().salt().orElseThrow();
        assertThat(one.commit("a")).isNotEqualTo(two.commit("a"));
    }

    @Test
    void forgetsTheSaltOfWhoeverIsGone() {
        var recorder = world.recorder();
        recorder.record(world.event(ADA, "user.registered", Optional.of(ADDRESS)));
        recorder.record(world.event(ADA, "user.deleted"));

        assertThat(world.heads.subject(ADA)).contains(TrailSubject.gone(ADA));
        assertThat(new ShowTrail(world.heads, world.records).show(ADA, 10)).isEmpty();
        assertThat(world.findings()).isEmpty();
    }

    /// Events have no order: what comes after the end makes no salt that stays.
    @Test
    void keepsNoSaltOfWhatComesAfterTheEnd() {
        var recorder = world.recorder();
        recorder.record(world.event(ADA, "user.deleted"));
        recorder.record(world.event(ADA, "session.ended"));
        recorder.record(world.event(ADA, "session.ended"));

        assertThat(world.heads.subject(ADA)).contains(TrailSubject.gone(ADA));
        assertThat(world.records(TrailShard.of(ADA.toString())))
                .extracting(TrailRecord::user)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void recordsClientsByTheirNames() {
        var event = new TrailEvent(
                "c.client.removed",
                "client.removed",
                TrailWorld.START,
                "shop",
                Optional.empty(),
                Optional.empty(),
                false,
                "{\"client_id\":\"shop\"}");

        world.recorder().record(event);

        assertThat(world.records(TrailShard.of("shop")).getFirst().user()).isEmpty();
        assertThat(world.findings()).isEmpty();
    }

    /// An id of whatever text stays within its member.
    @Test
    void quotesWhatItWrites() {
        var event = new TrailEvent(
                "\"},\"user\":\"x\n\\",
                "session.ended",
                TrailWorld.START,
                ADA.toString(),
                Optional.of(ADA),
                Optional.empty(),
                false,
                "{}");

        world.recorder().record(event);

        assertThat(world.records(event.shard()).getFirst().text())
                .contains("\"event\":\"\\u0022},\\u0022user\\u0022:\\u0022x\\u000a\\u005c\"");
        assertThat(world.findings()).isEmpty();
    }

    @Test
    void refusesDataOfSeveralLines() {
        var event =
                new TrailEvent("e", "t", TrailWorld.START, "shop", Optional.empty(), Optional.empty(), false, "{\n}");

        assertThatThrownBy(() -> world.recorder().record(event)).isInstanceOf(IllegalArgumentException.class);
        assertThat(world.records.objects()).isEmpty();
    }

    /// As after a restore of the table: a record that is there is not overwritten, and the new one stays with the head.
    @Test
    void losesNothingWhereTheHeadWasBroughtBack() {
        world.recorder().record(world.event(ADA, "session.started"));
        var shard = TrailShard.of(ADA.toString());
        var first = world.records(shard).getFirst();
        world.heads.replace(TrailHead.none(shard));
        var event = world.event(ADA, "session.ended");

        assertThatThrownBy(() -> world.recorder().record(event)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.recorder().record(event)).isInstanceOf(IllegalStateException.class);

        assertThat(world.records(shard)).containsExactly(first);
        assertThat(world.heads.head(shard).pending().orElseThrow().text()).contains(event.id());
        assertThat(world.findings()).isNotEmpty();
    }

    /// Killed at any call, before or after it has an effect; the event comes again, or another one of its shard.
    @Test
    void losesNothingAndForksNothingWhereverItDies() {
        boolean hasCut = true;
        for (int at = 0; hasCut; at++) {
            for (boolean otherFirst : new boolean[] {false, true}) {
                var dying = new TrailWorld();
                dying.recorder().record(dying.event(ADA, "user.registered"));
                var event = dying.event(ADA, "session.started");
                var other = dying.event(ADA, "session.ended");
                hasCut = dies(dying, event, at);
                assertThat(dying.findings()).as("half call %d", at).isEmpty();

                if (otherFirst) {
                    dying.recorder().record(other);
                }
                dying.recorder().record(event);
                dying.recorder().record(other);

                assertThat(dying.findings()).as("half call %d", at).isEmpty();
                assertThat(dying.records(event.shard())).as("half call %d", at).hasSize(3);
                assertThat(dying.heads.head(event.shard()).pending()).isEmpty();
                assertThat(new ShowTrail(dying.heads, dying.records)
                                .show(ADA, 10)
                                .orElseThrow()
                                .records())
                        .hasSize(3);
            }
        }
    }

    private static boolean dies(TrailWorld world, TrailEvent event, int at) {
        var cuts = new Cuts(at);
        try {
            world.recorder(
                            cuts.into(TrailHeadStore.class, world.heads),
                            cuts.into(TrailRecordStore.class, world.records))
                    .record(event);
        } catch (Cuts.Killed _) {
            return true;
        }
        return cuts.hasCut();
    }

    /// Many write to one shard, each event twice.
    @Test
    void letsManyWriteToOneShard() throws InterruptedException, ExecutionException {
        var events = IntStream.range(0, 40)
                .mapToObj(_ -> world.event(ADA, "session.started"))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var done = threads.invokeAll(IntStream.range(0, 80)
                    .mapToObj(i -> Executors.callable(() -> recordInTheEnd(events.get(i / 2))))
                    .toList());
            for (Future<?> each : done) {
                each.get();
            }
        }

        var numbers = new HashSet<Long>();
        world.records(TrailShard.of(ADA.toString())).forEach(record -> numbers.add(record.number()));
        assertThat(numbers).hasSize(40);
        assertThat(world.findings()).isEmpty();
    }

    private void recordInTheEnd(TrailEvent event) {
        for (int tries = 0; tries < 100; tries++) {
            try {
                world.recorder().record(event);
                return;
            } catch (UnavailableException inTheWay) {
                // As SQS does, which brings the event again.
            }
        }
    }
}
