package ostiary.blueprint;

/// What the front door lets through of one route, for all callers together.
///
/// @param requestsPerSecond the steady rate
/// @param burst how many requests may come at once on top of it
public record Throttle(int requestsPerSecond, int burst) {}
