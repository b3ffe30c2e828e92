package ostiary.core.trail;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ostiary.core.testing.MovableClock;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// An audit trail in memory.
final class TrailWorld {
    static final Instant START = Instant.parse("2026-12-01T22:00:00Z");

    final InMemoryTrailHeadStore heads = new InMemoryTrailHeadStore();
    final InMemoryTrailRecordStore records = new InMemoryTrailRecordStore();
    final MovableClock clock = new MovableClock(START);
    private long made;

    RecordEvent recorder() {
        return recorder(heads, records);
    }

    RecordEvent recorder(TrailHeadStore overHeads, TrailRecordStore overRecords) {
        return new RecordEvent(overHeads, overRecords, new SecureRandom(), clock);
    }

    TrailEvent event(UserId user, String type) {
        return event(user, type, Optional.empty());
    }

    TrailEvent event(UserId user, String type, Optional<EmailAddress> email) {
        made++;
        return new TrailEvent(
                "change-" + made + "." + type,
                type,
                clock.instant(),
                user.toString(),
                Optional.of(user),
                email,
                type.equals("user.deleted"),
                "{\"session_id\":\"" + made + "\"}");
    }

    /// Records so many events of so many users, three a minute, so that they last some days.
    TrailWorld filled(int events, List<UserId> users) {
        var recorder = recorder();
        for (int i = 0; i < events; i++) {
            recorder.record(event(users.get(i % users.size()), "session.started"));
            clock.advance(Duration.ofSeconds(20));
        }
        return this;
    }

    ShardReport verify(TrailShard shard) {
        return new VerifyTrail(heads, records).verify(shard, Optional.empty());
    }

    List<ShardReport> verify() {
        return TrailShard.all().stream().map(this::verify).toList();
    }

    List<Finding> findings() {
        return verify().stream().flatMap(report -> report.finding().stream()).toList();
    }

    /// The records of a shard, in order.
    List<TrailRecord> records(TrailShard shard) {
        var found = new ArrayList<TrailRecord>();
        records.objects().forEach((key, object) -> {
            if (key.startsWith(TrailRecord.prefix(shard))) {
                found.add(TrailRecord.read(object).orElseThrow());
            }
        });
        return found;
    }
}
