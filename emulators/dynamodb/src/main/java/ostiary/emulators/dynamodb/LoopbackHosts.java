package ostiary.emulators.dynamodb;

import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers nobody who calls it by another name than this machine's own. Those under `localhost` are its own, too
/// (RFC 6761 §6.3).
///
/// A page on the web can make its own name point to 127.0.0.1 (DNS rebinding), and the browser then lets it read the
/// tables, password hashes and all: DynamoDB Local checks no signature, and lets pages of any origin call it. But the
/// browser still sends the page's name as `Host`.
final class LoopbackHosts extends Handler.Wrapper {
    private static final Pattern OWN =
            Pattern.compile("(?i)(127\\.0\\.0\\.1|([a-z0-9-]+\\.)*localhost|\\[::1])(:[0-9]{1,5})?");

    LoopbackHosts(Handler tables) {
        super(tables);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
        if (OWN.matcher(host).matches()) {
            return super.handle(request, response, callback);
        }
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST_421);
        callback.succeeded();
        return true;
    }
}
