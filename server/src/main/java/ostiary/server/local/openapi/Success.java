package ostiary.server.local.openapi;

/// The body of a successful response.
///
/// @param cacheable whether caches may store it for a while
/// @param setsDevice whether it comes with the cookie by which a device is known again
record Success(String mediaType, Shape shape, boolean cacheable, boolean setsDevice) {
    static Success json(Shape shape) {
        return new Success("application/json", shape, false, false);
    }

    /// That of a login.
    static Success login(Shape shape) {
        return new Success("application/json", shape, false, true);
    }

    static Success published(String mediaType, Shape shape) {
        return new Success(mediaType, shape, true, false);
    }
}
