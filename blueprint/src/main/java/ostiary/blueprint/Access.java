package ostiary.blueprint;

/// Who may call a route.
public sealed interface Access {
    /// Anybody: the route does its own checking, or has nothing to hide.
    record Public() implements Access {}

    /// Whoever presents an access token (RFC 6750) whose `scope` has `scope`.
    record Bearer(String scope) implements Access {}
}
