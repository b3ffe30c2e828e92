package ostiary.server.local.openapi;

import java.util.SortedMap;
import java.util.TreeMap;

/// Errors that API Gateway answers before any function is called. What stands in its place on a laptop answers with
/// problems.
final class FrontDoorErrors {
    static final String MEDIA_TYPE = "application/json";

    private FrontDoorErrors() {}

    /// Descriptions by status.
    static SortedMap<Integer, String> of(Operation operation) {
        var messages = new TreeMap<Integer, String>();
        messages.put(400, "Bad Request");
        messages.put(429, "Too Many Requests");
        messages.put(431, "Request Header Fields Too Large");
        messages.put(500, "Internal Server Error");
        messages.put(503, "Service Unavailable");
        if (operation.needsToken()) {
            messages.put(401, "Unauthorized");
            messages.put(403, "Forbidden");
        }
        if (operation.hasBody()) {
            messages.put(408, "Request Timeout");
            messages.put(413, "Request Entity Too Large");
        }
        return messages;
    }
}
