package ostiary.edge;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ostiary.blueprint.AddressBlock;
import ostiary.blueprint.IpAddress;
import ostiary.blueprint.TrustedProxies;

/// Takes the address of the client from the proxies before the service, as far as they are trusted.
///
/// Each proxy appends the address of its own peer to `X-Forwarded-For`
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html>), whatever a client
/// has written there. So it is read from its end, and no further than proxies have written it. Where an entry is
/// missing or no address, the client is whoever is last known of: then many share what one may do, and nobody gets
/// more.
public final class BehindProxies implements Endpoint {
    private static final String HEADER = "x-forwarded-for";

    /// A walk ends here, however many addresses of proxies a client has written.
    private static final int MOST_PROXIES = 16;

    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(.+)]|([0-9.]+))(?::[0-9]{1,5})?");

    private final TrustedProxies trusted;
    private final Endpoint endpoint;

    public BehindProxies(TrustedProxies trusted, Endpoint endpoint) {
        this.trusted = trusted;
        this.endpoint = endpoint;
    }

    @Override
    public Response handle(Request request) {
        return endpoint.handle(client(request).map(request::from).orElse(request));
    }

    /// The client as the proxies tell it; empty where it is the peer.
    private Optional<String> client(Request request) {
        var entries = new Entries(request.header(HEADER).orElse(""));
        var client = switch (trusted) {
            case TrustedProxies.None() -> Optional.<InetAddress>empty();
            case TrustedProxies.Hops(int count) -> entries.ofHop(count);
            case TrustedProxies.Blocks(var blocks) ->
                IpAddress.parse(request.sourceIp()).map(peer -> entries.beyond(isProxy(blocks), peer));
        };
        return client.map(InetAddress::getHostAddress);
    }

    private static Predicate<InetAddress> isProxy(List<AddressBlock> blocks) {
        return address -> blocks.stream().anyMatch(block -> block.contains(address));
    }

    /// The entries of the header, from the last on.
    private static final class Entries {
        private String left;

        Entries(String header) {
            this.left = header;
        }

        /// The address that the outermost of `count` proxies has written.
        Optional<InetAddress> ofHop(int count) {
            var written = next();
            for (int hop = 1; hop < count && written.isPresent(); hop++) {
                written = next();
            }
            return written;
        }

        /// The first address that is no proxy's.
        InetAddress beyond(Predicate<InetAddress> isProxy, InetAddress peer) {
            var client = peer;
            for (int proxies = 0; proxies < MOST_PROXIES && isProxy.test(client); proxies++) {
                var written = next();
                if (written.isEmpty()) {
                    return client;
                }
                client = written.get();
            }
            return client;
        }

        private Optional<InetAddress> next() {
            int comma = left.lastIndexOf(',');
            var entry = left.substring(comma + 1).strip();
            left = comma < 0 ? "" : left.substring(0, comma);
            return address(entry);
        }

        private static Optional<InetAddress> address(String entry) {
            var bare = IpAddress.parse(entry);
            var parts = WITH_PORT.matcher(entry);
            return bare.isPresent() || !parts.matches()
                    ? bare
                    : IpAddress.parse(Optional.ofNullable(parts.group(1)).orElseGet(() -> parts.group(2)));
        }
    }
}
