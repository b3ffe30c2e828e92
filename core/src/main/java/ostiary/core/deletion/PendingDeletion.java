package ostiary.core.deletion;

import java.time.Instant;

/// A deletion that its owner has asked for.
///
/// @param at when the account is gone, unless its owner keeps it
/// @param told whether all has been done and told that follows a request
public record PendingDeletion(Instant at, boolean told) {}
