package ostiary.core.client;

import java.time.Duration;

/// How long a session lasts and how forgiving its refresh is.
///
/// @param grace how long a refresh token rests after it was issued, and how long its predecessor still gets it
/// @param idle the session ends when it is not refreshed for so long
/// @param absolute the session ends so long after the login, however busy it is
public record SessionPolicy(Duration grace, Duration idle, Duration absolute) {}
