package ostiary.core.trail;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.user.UserId;

/// Use case: appends what happened to its chain, once however often it is told.
///
/// First the head moves, and carries the record; then the record goes into the bucket; then the head lets go of it. A
/// crash in between leaves a head that carries its record, which whoever comes next stores. So no two records have the
/// same number, and none is lost.
public final class RecordEvent {
    private static final int TRIES = 20;

    private final TrailHeadStore heads;
    private final TrailRecordStore records;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param random of the salts
    public RecordEvent(TrailHeadStore heads, TrailRecordStore records, SecureRandom random, InstantSource clock) {
        this.heads = heads;
        this.records = records;
        this.random = random;
        this.clock = clock;
    }

    /// Records an event. Once it returns, the record is in the bucket.
    ///
    /// @return whether this was the first time
    /// @throws UnavailableException if others are in the way each time
    public boolean record(TrailEvent event) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var head = settled(heads.head(event.shard()));
            var subject = event.user().map(this::subject);
            var record = next(head, event, subject);
            switch (heads.move(head, record, event.id(), subject.map(of -> after(event, of, record)))) {
                case MADE -> {
                    settled(TrailHead.pending(record));
                    return true;
                }
                case SEEN -> {
                    // Whoever recorded it may have died before it was in the bucket.
                    settled(heads.head(event.shard()));
                    return false;
                }
                case TAKEN -> {}
            }
        }
        throw new UnavailableException("audit trail: others in the way", null);
    }

    private TrailHead settled(TrailHead head) {
        head.pending().ifPresent(record -> {
            records.putNew(record.key(), record.object());
            heads.settle(head);
        });
        return head.settled();
    }

    /// Nobody but the holder of the shard's head changes this, so it is as of that head.
    private TrailSubject subject(UserId user) {
        return heads.subject(user)
                .orElseGet(() -> new TrailSubject(user, Optional.of(Salt.random(random)), Optional.empty()));
    }

    private static TrailSubject after(TrailEvent event, TrailSubject subject, TrailRecord record) {
        return event.erases() || subject.salt().isEmpty()
                ? TrailSubject.gone(subject.user())
                : new TrailSubject(subject.user(), subject.salt(), Optional.of(record.key()));
    }

    private TrailRecord next(TrailHead head, TrailEvent event, Optional<TrailSubject> subject) {
        // Of somebody who is gone, the salt is one that nobody keeps.
        var salt = subject.map(of -> of.salt().orElseGet(() -> Salt.random(random)));
        var text = new TrailText()
                .number("v", 1)
                .number("shard", head.shard().number())
                .number("number", head.number() + 1)
                .put("previous", head.hash())
                .put("recorded_at", notBefore(head.at()).toString())
                .put("event", event.id())
                .put("type", event.type())
                .put("time", event.time().toString())
                .put("user", salt.map(of -> of.commit(event.subject())))
                .put("email", event.email().flatMap(email -> salt.map(of -> of.commit(email.value()))))
                .put("earlier", subject.flatMap(TrailSubject::last))
                .raw("data", event.data())
                .end();
        return TrailRecord.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("the data of " + event + " is no line of JSON"));
    }

    private Instant notBefore(Instant before) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isBefore(before) ? before : now;
    }
}
