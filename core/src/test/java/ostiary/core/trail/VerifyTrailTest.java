package ostiary.core.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.Fresh;
import ostiary.core.trail.Finding.Kind;
import ostiary.core.trail.VerifyTrail.Noted;
import ostiary.core.user.UserId;

/// Ten thousand records, and hands in the bucket and in the table.
class VerifyTrailTest {
    private static final int RECORDS = 10_000;
    private static final List<UserId> USERS =
            Stream.generate(Fresh::userId).limit(300).toList();
    private static final TrailWorld WORLD = new TrailWorld().filled(RECORDS, USERS);
    private static final Map<String, String> GOOD = new TreeMap<>(WORLD.records.objects());
    private static final Map<TrailShard, TrailHead> HEADS = heads();

    private static Map<TrailShard, TrailHead> heads() {
        var heads = new HashMap<TrailShard, TrailHead>();
        TrailShard.all().forEach(shard -> heads.put(shard, WORLD.heads.head(shard)));
        return heads;
    }

    @AfterEach
    void mend() {
        WORLD.records.objects().clear();
        WORLD.records.objects().putAll(GOOD);
        HEADS.values().forEach(WORLD.heads::replace);
    }

    private static TrailShard shard(Random random) {
        return new TrailShard(random.nextInt(TrailShard.COUNT));
    }

    private static int place(Random random, int size) {
        return random.nextInt(size);
    }

    private static Finding finding(Kind kind, TrailRecord record) {
        return new Finding(kind, record.number(), record.key());
    }

    private static Finding missing(TrailRecord record) {
        return new Finding(Kind.MISSING, record.number(), TrailRecord.prefix(record.shard()));
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(WORLD.findings()).isEmpty();
        assertThat(WORLD.verify().stream().mapToLong(ShardReport::read).sum()).isEqualTo(RECORDS);
        assertThat(WORLD.verify()).noneMatch(ShardReport::underway);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesARecordOfWhichOneBitIsFlipped(long seed) {
        var random = new Random(seed);
        var all = WORLD.records(shard(random));
        var bad = all.get(place(random, all.size()));
        var text = bad.object();
        int at = random.nextInt(text.length());
        WORLD.records
                .objects()
                .put(bad.key(), text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1));

        assertThat(WORLD.findings()).containsExactly(finding(Kind.ALTERED, bad));
    }

    /// With a hash of its own that is right again: the next record, or the head, tells.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesARecordThatIsAnotherWithItsHash(long seed) {
        var random = new Random(seed);
        var all = WORLD.records(shard(random));
        for (int place : List.of(0, place(random, all.size()), all.size() - 2, all.size() - 1)) {
            var bad = all.get(place);
            rewrite(bad, "\"session_id\":\"", "\"session_id\":\"0");

            assertThat(WORLD.findings()).containsExactly(finding(Kind.ALTERED, bad));
            mend();
        }
    }

    /// So that it no longer follows the one before it, which is good.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void namesARecordThatFollowsAnother(long seed) {
        var random = new Random(seed);
        var all = WORLD.records(shard(random));
        for (int place : List.of(0, place(random, all.size()), all.size() - 1)) {
            var bad = all.get(place);
            rewrite(bad, bad.previous(), "f".repeat(64));

            assertThat(WORLD.findings()).containsExactly(finding(Kind.ALTERED, bad));
            mend();
        }
    }

    private static void rewrite(TrailRecord record, String part, String other) {
        var text = record.text().replace(part, other);
        WORLD.records
                .objects()
                .put(record.key(), TrailRecord.parse(text).orElseThrow().object());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesARecordThatIsGone(long seed) {
        var random = new Random(seed);
        var all = WORLD.records(shard(random));
        for (int place : List.of(0, place(random, all.size()), all.size() - 1)) {
            var bad = all.get(place);
            WORLD.records.objects().remove(bad.key());

            assertThat(WORLD.findings()).containsExactly(missing(bad));
            mend();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesTheFirstOfTwoThatAreSwapped(long seed) {
        var random = new Random(seed);
        var all = WORLD.records(shard(random));
        var places = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(places, random);
        var one = all.get(Math.min(places.get(0), places.get(1)));
        var two = all.get(Math.max(places.get(0), places.get(1)));
        WORLD.records.objects().put(one.key(), two.object());
        WORLD.records.objects().put(two.key(), one.object());

        assertThat(WORLD.findings()).containsExactly(finding(Kind.MISPLACED, one));
    }

    @Test
    void namesTwoThatAreSwappedBetweenShards() {
        var one = WORLD.records(new TrailShard(2)).get(4);
        var two = WORLD.records(new TrailShard(11)).get(4);
        WORLD.records.objects().put(one.key(), two.object());
        WORLD.records.objects().put(two.key(), one.object());

        assertThat(WORLD.findings()).containsExactly(finding(Kind.MISPLACED, one), finding(Kind.MISPLACED, two));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesTheFirstOfAnEndThatIsCutOff(long seed) {
        var random = new Random(seed);
        var all = WORLD.records(shard(random));
        var cut = all.subList(place(random, all.size()), all.size());
        cut.forEach(record -> WORLD.records.objects().remove(record.key()));

        assertThat(WORLD.findings()).containsExactly(missing(cut.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void namesTheFirstThatAHeadBroughtBackDoesNotKnow(long seed) {
        var random = new Random(seed);
        var shard = shard(random);
        var all = WORLD.records(shard);
        int place = place(random, all.size() - 1);
        WORLD.heads.replace(TrailHead.pending(all.get(place)).settled());

        assertThat(WORLD.findings()).containsExactly(finding(Kind.BEYOND_HEAD, all.get(place + 1)));

        WORLD.heads.replace(TrailHead.none(shard));
        assertThat(WORLD.findings()).containsExactly(finding(Kind.BEYOND_HEAD, all.getFirst()));
    }

    /// Head and records together are as they once were, and hold together: a head that somebody noted tells.
    @Test
    void seesByANotedHeadThatAllIsAsItOnceWas() {
        var shard = new TrailShard(7);
        var all = WORLD.records(shard);
        var noted = Optional.of(new Noted(all.size(), all.getLast().hash()));
        all.subList(10, all.size()).forEach(record -> WORLD.records.objects().remove(record.key()));
        WORLD.heads.replace(TrailHead.pending(all.get(9)).settled());

        assertThat(WORLD.verify(shard).finding()).isEmpty();
        var verify = new VerifyTrail(WORLD.heads, WORLD.records);
        assertThat(verify.verify(shard, noted).finding())
                .contains(new Finding(Kind.UNLIKE_NOTED, 11, TrailRecord.prefix(shard)));
        assertThat(verify.verify(shard, Optional.of(new Noted(3, all.get(3).hash())))
                        .finding())
                .contains(finding(Kind.UNLIKE_NOTED, all.get(2)));
        assertThat(verify.verify(shard, Optional.of(new Noted(3, all.get(2).hash())))
                        .finding())
                .isEmpty();
    }

    @Test
    void namesWhatHasNoPlace() {
        var shard = new TrailShard(5);
        var fifth = WORLD.records(shard).get(4);
        var copy = fifth.key().replace("/2026/", "/2027/");
        WORLD.records.objects().put(copy, fifth.object());

        assertThat(WORLD.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.SURPLUS);
            assertThat(finding.key()).isEqualTo(copy);
        });
    }

    /// The verifier reads while the service writes.
    @Test
    void isNotDeceivedByWhatComesWhileItReads() {
        var world = new TrailWorld().filled(200, USERS.subList(0, 1));
        var user = USERS.getFirst();
        var busy = new BusyRecords(world, user);

        var report = new VerifyTrail(world.heads, busy).verify(TrailShard.of(user.toString()), Optional.empty());

        assertThat(report.finding()).isEmpty();
        assertThat(report.read()).isGreaterThan(200);
    }

    @Test
    void doesNotMissWhatTheHeadStillHas() {
        var world = new TrailWorld().filled(3, USERS.subList(0, 1));
        var shard = TrailShard.of(USERS.getFirst().toString());
        var newest = world.records(shard).getLast();
        world.records.objects().remove(newest.key());
        world.heads.replace(TrailHead.pending(newest));

        assertThat(world.verify(shard).finding()).isEmpty();
        assertThat(world.verify(shard).underway()).isTrue();
    }

    @Test
    void holdsWhatTheHeadStillHasAgainstTheChain() {
        var world = new TrailWorld().filled(3, USERS.subList(0, 1));
        var shard = TrailShard.of(USERS.getFirst().toString());
        var newest = world.records(shard).getLast();
        world.records.objects().remove(newest.key());
        var last = world.records(shard).getLast();
        world.records.objects().put(last.key(), forged(last).object());
        world.heads.replace(TrailHead.pending(newest));

        assertThat(world.verify(shard).finding()).contains(finding(Kind.ALTERED, last));

        world.records.objects().put(last.key(), last.object());
        var other = TrailHead.pending(forged(newest));
        world.heads.replace(new TrailHead(shard, newest.number(), newest.hash(), newest.recordedAt(), other.pending()));

        assertThat(world.verify(shard).finding()).contains(finding(Kind.ALTERED, newest));
    }

    private static TrailRecord forged(TrailRecord record) {
        return TrailRecord.parse(record.text().replaceFirst("\"type\":\"[^\"]*\"", "\"type\":\"factor.added\""))
                .orElseThrow();
    }

    /// Each page brings one more record.
    private record BusyRecords(TrailWorld world, UserId user) implements TrailRecordStore {
        @Override
        public void putNew(String key, String object) {
            world.records.putNew(key, object);
        }

        @Override
        public Optional<String> find(String key) {
            return world.records.find(key);
        }

        @Override
        public List<Stored> page(TrailShard shard, Optional<String> after) {
            if (world.records.objects().size() < 230) {
                world.recorder().record(world.event(user, "session.ended"));
            }
            return world.records.page(shard, after);
        }
    }
}
