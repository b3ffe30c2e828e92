package ostiary.edge;

/// Answers the requests of one route. Lambda and the local server run the same object.
@FunctionalInterface
public interface Endpoint {
    Response handle(Request request);
}
