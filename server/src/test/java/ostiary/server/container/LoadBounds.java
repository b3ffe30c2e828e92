package ostiary.server.container;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

/// How much load there may be: it ends with the requests or with the time, whichever comes first.
///
/// @param clients at once, each with an account of its own
record LoadBounds(int clients, int seconds, int requests) {
    private static final int MOST_CLIENTS = 256;
    private static final int MOST_SECONDS = 600;
    private static final int MOST_REQUESTS = 1_000_000;

    /// @param environment `CLIENTS`, `SECONDS` and `REQUESTS`; an empty one counts as none
    /// @throws IllegalArgumentException if one is no whole number, or beyond its bound
    static LoadBounds of(Map<String, String> environment) {
        return new LoadBounds(
                number(environment, "CLIENTS", 64, MOST_CLIENTS),
                number(environment, "SECONDS", 30, MOST_SECONDS),
                number(environment, "REQUESTS", 100_000, MOST_REQUESTS));
    }

    /// The target, if it is this machine.
    ///
    /// @throws IllegalArgumentException otherwise: this is no weapon
    static URI onThisMachine(URI target) {
        var host = target.getHost();
        try {
            if (host == null || !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException("load is for this machine alone, not for " + host);
            }
            return target;
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("load is for this machine alone, not for " + host, unknown);
        }
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int most) {
        var text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(name + "=" + text + " is no number from 1 to " + most + ".");
        }
        return Integer.parseInt(text);
    }
}
