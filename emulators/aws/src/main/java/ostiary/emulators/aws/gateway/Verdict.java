package ostiary.emulators.aws.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/// The decision of an authorizer.
sealed interface Verdict {
    /// The request proceeds.
    ///
    /// @param context the `authorizer` object for the event of the integration
    record Granted(JsonNode context) implements Verdict {}

    /// The request is rejected.
    ///
    /// @param error the error in the access log; empty if the authorizer did not run
    record Refused(int status, String message, String error) implements Verdict {}

    Refused NO_IDENTITY = new Refused(401, "Unauthorized", "");
    Refused UNAUTHORIZED = new Refused(401, "Unauthorized", "Unauthorized");
    Refused FORBIDDEN = new Refused(403, "Forbidden", "The client is not authorized to perform this operation.");
    Refused BROKEN = new Refused(500, "Internal Server Error", "The authorizer failed.");
}
