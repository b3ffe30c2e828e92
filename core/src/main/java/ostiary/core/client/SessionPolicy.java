package ostiary.core.client;

import java.time.Duration;

/// How long a session lasts and how forgiving its refresh is.
///
/// @param grace how long a refresh token rests after issue before it is rotated, and how long its
/// predecessor is still accepted
/// @param idle the session ends when it has not been refreshed for this long
/// @param absolute the session ends this long after login, however active it is
public record SessionPolicy(Duration grace, Duration idle, Duration absolute) {}
