package ostiary.core.trail;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Something to be recorded.
///
/// @param id the same whenever it is told again
/// @param type such as `user.updated`
/// @param subject the id of the user or of the client, which chooses the shard
/// @param user empty if it is about a client
/// @param email as of the event, if it tells one
/// @param erases whether it is the end of the user, after which nobody is to know whose the records are
/// @param data a JSON object without personal data
public record TrailEvent(
        String id,
        String type,
        Instant time,
        String subject,
        Optional<UserId> user,
        Optional<EmailAddress> email,
        boolean erases,
        String data) {

    TrailShard shard() {
        return TrailShard.of(subject);
    }

    /// Without the subject.
    @Override
    public String toString() {
        return "TrailEvent[" + id + "]";
    }
}
