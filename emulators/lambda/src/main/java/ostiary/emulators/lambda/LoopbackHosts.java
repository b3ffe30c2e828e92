package ostiary.emulators.lambda;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;

/// Answers nobody who calls an emulation by another name than this machine's own: a page on the web can make its own
/// name point to 127.0.0.1 (DNS rebinding), but the browser still sends that name as `Host`.
public final class LoopbackHosts extends Filter {
    private static final Pattern OWN =
            Pattern.compile("(?i)(127\\.0\\.0\\.1|([a-z0-9-]+\\.)*localhost|\\[::1])(:[0-9]{1,5})?");
    private static final int MISDIRECTED_REQUEST = 421;

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        var host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
        if (OWN.matcher(host).matches()) {
            chain.doFilter(exchange);
        } else {
            try (exchange) {
                exchange.sendResponseHeaders(MISDIRECTED_REQUEST, -1);
            }
        }
    }

    @Override
    public String description() {
        return "answers to the names of this machine";
    }
}
