package ostiary.server.local.openapi;

/// The body of a successful response.
///
/// @param cacheable whether caches may store it for a while
record Success(String mediaType, Shape shape, boolean cacheable) {
    static Success json(Shape shape) {
        return new Success("application/json", shape, false);
    }

    static Success published(String mediaType, Shape shape) {
        return new Success(mediaType, shape, true);
    }
}
