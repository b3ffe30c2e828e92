package ostiary.blueprint;

/// The rate at which the front door admits requests to one route, for all callers together.
///
/// @param requestsPerSecond the steady rate
/// @param burst how many requests may come at once on top of it
public record Throttle(int requestsPerSecond, int burst) {
    /// The limit of a route that hashes a password or sends mail.
    public static final Throttle COSTLY = new Throttle(50, 100);

    /// The limit of every other route.
    public static final Throttle CHEAP = new Throttle(500, 1000);
}
