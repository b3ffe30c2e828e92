package ostiary.functions.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// What a gateway makes of a request.
///
/// @param context what the authorizer said of the caller; empty unless the request has passed
public record Reply(Verdict verdict, JsonNode context) {

    static Reply refused(Verdict verdict) {
        return new Reply(verdict, MissingNode.getInstance());
    }
}
