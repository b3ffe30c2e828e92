package ostiary.functions.gateway;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.AdminApi;
import ostiary.edge.Body;
import ostiary.edge.JsonObject;
import ostiary.edge.Request;

/// The event of whoever invokes the function of operators by Lambda's API, as IAM lets them. A front door's event has
/// other members whatever a client sends, so no HTTP request is ever taken for one.
///
/// @param call the members of its one member
public record DirectEvent(Map<String, String> call) {
    /// The one member, an object of texts and nothing beside it; empty for every other event.
    public static Optional<DirectEvent> read(byte[] json) {
        try {
            return read(EventReader.read(new ByteArrayInputStream(json)));
        } catch (MalformedEventException another) {
            return Optional.empty();
        }
    }

    private static Optional<DirectEvent> read(EventObject event) {
        if (event.members().size() != 1 || !event.has(AdminApi.DIRECT_MEMBER)) {
            return Optional.empty();
        }
        var call = new LinkedHashMap<String, String>();
        var member = event.object(AdminApi.DIRECT_MEMBER);
        member.members().keySet().forEach(name -> call.put(name, member.requiredText(name)));
        return Optional.of(new DirectEvent(call));
    }

    /// The call as a request for the endpoint of direct calls.
    ///
    /// @param invocationId names the invocation, as CloudTrail does
    public Request request(String invocationId) {
        var json = new JsonObject();
        call.forEach(json::put);
        return new Request(
                "POST",
                "direct",
                Map.of("content-type", "application/json"),
                Map.of(),
                Body.of(json.text()),
                "direct",
                invocationId);
    }
}
