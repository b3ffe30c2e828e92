package ostiary.server;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// A front door that keeps what it passes on and answers everything alike.
final class RecordingDoor implements AutoCloseable {
    final BlockingQueue<Request> passedOn = new LinkedBlockingQueue<>();
    Response answer = new Response(200, new TreeMap<>(Map.of("content-type", "text/plain")), "grüezi");

    private final FrontDoor door;

    RecordingDoor() throws StartException {
        door = FrontDoor.open(0);
        door.start(request -> {
            passedOn.add(request);
            return answer;
        });
    }

    URI uri() {
        return door.uri();
    }

    @Override
    public void close() {
        door.close();
    }
}
