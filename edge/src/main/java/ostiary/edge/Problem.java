package ostiary.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ostiary.core.password.PasswordPolicy;

/// An error of the JSON API as `application/problem+json` (RFC 9457).
///
/// `code` is for programs and does not change; `title` is for people. Neither reveals whether an account exists.
public enum Problem {
    INVALID_REQUEST(400, "The request is malformed"),
    WEAK_PASSWORD(400, "The password is too easy to guess"),
    WRONG_PASSWORD(400, "The present password is another one"),
    INVALID_CODE(400, "The code is wrong or no longer valid"),
    INVALID_PASSKEY(400, "The authenticator's answer is not what was asked for, or came too late"),
    INVALID_CREDENTIALS(401, "The user name or the password is wrong"),
    MFA_REQUIRED(401, "The password is right, and a code is asked for"),
    NEW_PASSWORD_REQUIRED(401, "The password is right, and a new one must be set"),
    INVALID_CHALLENGE(401, "The challenge is spent or not valid: log in again"),
    INVALID_GRANT(401, "The refresh token is no longer valid"),
    INVALID_TOKEN(401, "The access token is missing or not valid"),
    INSUFFICIENT_USER_AUTHENTICATION(401, "The login is too long ago, or was by too few factors: log in again"),
    INSUFFICIENT_SCOPE(403, "The access token is not good for this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    REQUEST_TIMEOUT(408, "The request did not come in time"),
    DELETION_PENDING(409, "The account will be deleted, unless its owner keeps it"),
    TOO_MANY_FACTORS(409, "The account has as many factors as it may have"),
    PASSWORD_ELSEWHERE(409, "Another system keeps the account's password, and asks for factors of its own"),
    OWN_ACCOUNT(409, "An operator's own account is for another operator"),
    USER_DISABLED(409, "The user is disabled"),
    SEARCH_OFF(409, "The service keeps no copy of its users to search in"),
    PAYLOAD_TOO_LARGE(413, "Content too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    MISDIRECTED_REQUEST(421, "The service has another name"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The request line and the headers are too long"),
    INTERNAL_ERROR(500, "Internal server error"),
    UNAVAILABLE(503, "Service unavailable");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The code, such as `invalid_grant`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// The type, such as `urn:ostiary:problem:invalid_grant`.
    public String type() {
        return "urn:ostiary:problem:" + code();
    }

    /// The problem as a response.
    public Response response(Request request) {
        return response(request, Map.of());
    }

    /// The problem with one more member, such as the field at fault or the reason of a refusal.
    public Response response(Request request, String member, String value) {
        return response(request, Map.of(member, value));
    }

    /// The problem with a time to wait, for the two problems that are temporary.
    public Response response(Request request, Duration retryAfter) {
        return response(request).retryAfter(retryAfter);
    }

    /// Refuses a new password.
    static Response weak(Request request, PasswordPolicy.Verdict verdict) {
        return WEAK_PASSWORD.response(request, "reason", verdict.name().toLowerCase(Locale.ROOT));
    }

    /// Refuses one field of the body, saying what is wrong with it.
    static Response field(Request request, String field, String detail) {
        var members = new LinkedHashMap<String, String>();
        members.put("field", field);
        members.put("detail", detail);
        return INVALID_REQUEST.response(request, members);
    }

    /// The problem with more members.
    Response response(Request request, Map<String, String> members) {
        var json = new JsonObject()
                .put("type", type())
                .put("title", title)
                .put("status", status)
                .put("code", code());
        new TreeMap<>(members).forEach(json::put);
        var response = Response.of(
                status,
                "application/problem+json",
                json.put("request_id", request.requestId()).text());
        return status == 401 ? response.with("www-authenticate", challenge()) : response;
    }

    /// RFC 6750 §3, and RFC 9110 §15.5.2: each 401 carries a challenge.
    private String challenge() {
        return this == INVALID_TOKEN ? "Bearer error=\"invalid_token\"" : "Bearer";
    }
}
