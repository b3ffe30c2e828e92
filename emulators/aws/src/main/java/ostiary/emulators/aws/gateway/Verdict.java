package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// What an authorizer makes of a request.
sealed interface Verdict {
    /// The request goes on.
    ///
    /// @param context the `authorizer` of what the function behind the route is told
    record Granted(JsonNode context) implements Verdict {}

    /// The request ends here.
    ///
    /// @param error as the access log has it; empty if the authorizer was not asked
    record Refused(int status, String message, String error) implements Verdict {}

    Refused NO_IDENTITY = new Refused(401, "Unauthorized", "");
    Refused UNAUTHORIZED = new Refused(401, "Unauthorized", "Unauthorized");
    Refused FORBIDDEN = new Refused(403, "Forbidden", "The client is not authorized to perform this operation.");
    Refused BROKEN = new Refused(500, "Internal Server Error", "The authorizer failed.");
}
