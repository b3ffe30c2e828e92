package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// What becomes of a request before it reaches a team's own function.
///
/// @param status 401 or 403 if it is refused, and 200 if it has passed
/// @param context what the authorizer said of the caller; empty unless the request has passed
public record StageReply(int status, JsonNode context) {
    public static final int PASSED = 200;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
}
