package ostiary.edge;

import java.util.Locale;

/// An error of the endpoints that clients call themselves (RFC 6749 §5.2).
///
/// The description is for developers: it has ASCII alone, and quotes nothing that was sent.
public enum OAuthError {
    INVALID_REQUEST(400),
    /// No client, or one that has not proved itself.
    INVALID_CLIENT(401),
    /// A token of somebody else.
    INVALID_GRANT(400),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_SCOPE(400),
    /// RFC 8707 §2.
    INVALID_TARGET(400);

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    /// The error as a response. A 401 carries a challenge (RFC 9110 §15.5.2).
    Response response(String description) {
        var json = new JsonObject().put("error", code()).put("error_description", description);
        var response = Response.json(status, json.text());
        return status == 401
                ? response.with("www-authenticate", "Basic realm=\"ostiary\", charset=\"UTF-8\"")
                : response;
    }
}
