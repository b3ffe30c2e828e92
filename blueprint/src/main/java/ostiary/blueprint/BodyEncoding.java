package ostiary.blueprint;

/// How a request body is written.
public enum BodyEncoding {
    JSON("application/json"),
    /// Some members of a resource, each with its new value, or `null` to remove it (RFC 7396).
    MERGE_PATCH("application/merge-patch+json"),
    /// The encoding that OAuth uses (RFC 6749 §3.2).
    FORM("application/x-www-form-urlencoded");

    private final String mediaType;

    BodyEncoding(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
