package ostiary.core.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import ostiary.core.user.UserId;

/// The record of one action: who did what to whom, why and when. It is written in the transaction that does it, and
/// kept for [#RETENTION].
///
/// @param id identifies it among the user's
/// @param via the request by which it came: what the front door, Lambda and CloudTrail call it
public record AdminRecord(
        UUID id, UserId user, Operator by, AdminAction action, Reason reason, Instant at, String via) {
    /// A year, and a month to look back on it.
    public static final Duration RETENTION = Duration.ofDays(400);
}
