package ostiary.server;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import ostiary.edge.Endpoint;
import ostiary.edge.Request;
import ostiary.edge.Response;

/// Answers nobody who calls it by another name than this machine's own.
///
/// A page on the web can make its own name point to 127.0.0.1 (DNS rebinding), and the browser then lets it read what
/// the service answers: mails with codes in them, for one. But the browser still sends the page's name as `Host`.
final class LoopbackHosts implements Endpoint {
    private static final Pattern OWN = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

    private final Endpoint endpoint;

    LoopbackHosts(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Response handle(Request request) {
        return OWN.matcher(request.header("host").orElse("")).matches()
                ? endpoint.handle(request)
                : Refusal.of(HttpStatus.MISDIRECTED_REQUEST_421);
    }
}
