package ostiary.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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

    private static final int BAD_REQUEST = 400;

    private final int status;

    OAuthError(int status) {
        this.status = status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The statuses that it is answered with.
    public Set<Integer> statuses() {
        return new TreeSet<>(List.of(status, BAD_REQUEST));
    }

    /// The error as a response. A 401 carries a challenge (RFC 9110 §15.5.2).
    Response response(String description) {
        return response(status, description);
    }

    /// The error to a client that has authenticated in the form, which has no use for a challenge: libraries would tell
    /// of that, and not of the error.
    Response responseToForm(String description) {
        return response(BAD_REQUEST, description);
    }

    private Response response(int status, String description) {
        var json = new JsonObject().put("error", code()).put("error_description", description);
        var response = Response.json(status, json.text());
        return status == 401
                ? response.with("www-authenticate", "Basic realm=\"ostiary\", charset=\"UTF-8\"")
                : response;
    }
}
