package ostiary.core.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ostiary.core.user.UserId;

/// Use case: the records of one user, the newest first, while there is a way from the user to them.
public final class ShowTrail {
    private final TrailHeadStore heads;
    private final TrailRecordStore records;

    public ShowTrail(TrailHeadStore heads, TrailRecordStore records) {
        this.heads = heads;
        this.records = records;
    }

    /// The newest records of a user; empty if there are none, or the user is gone.
    ///
    /// @param most how many
    public Optional<Shown> show(UserId user, int most) {
        return heads.subject(user)
                .flatMap(subject -> subject.salt().map(salt -> walk(subject, salt.commit(user.toString()), most)));
    }

    private Shown walk(TrailSubject subject, String commitment, int most) {
        var pending = heads.head(TrailShard.of(subject.user().toString())).pending();
        var found = new ArrayList<TrailRecord>();
        var key = subject.last();
        while (key.isPresent() && found.size() < most) {
            var wanted = key.get();
            var record = pending.filter(newest -> newest.key().equals(wanted))
                    .or(() -> records.find(wanted).flatMap(TrailRecord::read))
                    .filter(read -> read.key().equals(wanted) && read.user().equals(Optional.of(commitment)));
            if (record.isEmpty()) {
                return new Shown(found, Optional.empty(), Optional.of(wanted));
            }
            found.add(record.get());
            key = record.get().earlier();
        }
        return new Shown(found, key, Optional.empty());
    }

    /// Records of a user.
    ///
    /// @param more the key of the next one, if there are more than were asked for
    /// @param broken the key of the record that is not there or not this user's, where the way ends
    public record Shown(List<TrailRecord> records, Optional<String> more, Optional<String> broken) {
        public Shown {
            records = List.copyOf(records);
        }
    }
}
