package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// The result of sending a request through a stage's authorizer.
///
/// @param status 401 or 403 if the request was rejected, 200 if it passed
/// @param context the context from the authorizer; empty if the request was rejected
public record StageReply(int status, JsonNode context) {
    public static final int PASSED = 200;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
}
