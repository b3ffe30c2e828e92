package ostiary.functions.gateway;

import java.io.InputStream;
import java.util.Optional;
import ostiary.edge.Request;

/// An HTTP request as one of the front doors hands it to a function.
public sealed interface GatewayEvent permits HttpApiEvent, RestApiEvent, LoadBalancerEvent {

    /// Tells the front doors apart by what each puts into `requestContext`; empty for a warm-up, which wants no answer.
    ///
    /// @throws MalformedEventException for everything that none of them sends
    static Optional<GatewayEvent> read(InputStream json) {
        var event = EventReader.read(json);
        return WarmUpEvent.is(event) ? Optional.empty() : Optional.of(ofAFrontDoor(event));
    }

    private static GatewayEvent ofAFrontDoor(EventObject event) {
        var context = event.object("requestContext");
        if (context.has("elb")) {
            return new LoadBalancerEvent(event);
        }
        if (context.has("http")) {
            return new HttpApiEvent(event);
        }
        if (context.has("identity") && event.has("httpMethod")) {
            return new RestApiEvent(event);
        }
        throw new MalformedEventException(
                "the event is no HTTP request of an HTTP API (payload 2.0), a REST API (payload 1.0) or a load"
                        + " balancer");
    }

    /// The request, the same whichever way it came.
    ///
    /// @param invocationId names the request where the front door gives it no name of its own
    /// @throws MalformedEventException when the request in the event is malformed
    Request request(String invocationId);

    /// Whether the client came over TLS, as far as the front door.
    boolean overTls();

    /// How this front door wants to be answered.
    ResponseFormat responseFormat();
}
