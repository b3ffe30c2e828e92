package ostiary.server.local.openapi;

/// The body of a successful response.
///
/// @param caching who may store it for a while
/// @param setsDevice whether it comes with the cookie by which a device is known again
record Success(String mediaType, Shape shape, Caching caching, boolean setsDevice) {
    private static final String JSON = "application/json";

    /// Who may store an answer for a while.
    enum Caching {
        NOBODY,
        CALLER,
        ANYBODY
    }

    static Success json(Shape shape) {
        return new Success(JSON, shape, Caching.NOBODY, false);
    }

    /// That of a login.
    static Success login(Shape shape) {
        return new Success(JSON, shape, Caching.NOBODY, true);
    }

    /// For the caller alone, and good for a while.
    static Success fresh(Shape shape) {
        return new Success(JSON, shape, Caching.CALLER, false);
    }

    static Success published(String mediaType, Shape shape) {
        return new Success(mediaType, shape, Caching.ANYBODY, false);
    }
}
