package ostiary.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ostiary.blueprint.OriginHeaders;
import ostiary.core.UnavailableException;

/// Takes the address of the client from the distribution before the API, for a request that brings one of its secrets.
/// Every other request comes from the peer that the API saw, whatever its headers claim.
///
/// It refuses nobody: that is the web ACL's part, before the API counts a request. Nothing behind it sees the secret.
public final class BehindDistribution implements Endpoint {
    private static final Pattern ADDRESS_AND_PORT = Pattern.compile("\\[?([0-9A-Fa-f:.]+)]?:[0-9]{1,5}");

    private final List<Supplier<String>> secrets;
    private final Endpoint endpoint;

    /// @param secrets read when they are needed, the likeliest first
    public BehindDistribution(List<Supplier<String>> secrets, Endpoint endpoint) {
        this.secrets = List.copyOf(secrets);
        this.endpoint = endpoint;
    }

    /// @throws UnavailableException if no secret that can be read is the one presented, and another can't be read: as
    /// strangers, all would share the few addresses of CloudFront
    @Override
    public Response handle(Request request) {
        var rest = request.without(OriginHeaders.SECRET);
        return endpoint.handle(request.header(OriginHeaders.SECRET)
                .filter(this::isAccepted)
                .flatMap(_ -> viewer(request))
                .map(rest::from)
                .orElse(rest));
    }

    private boolean isAccepted(String presented) {
        var unread = Optional.<UnavailableException>empty();
        for (var secret : secrets) {
            try {
                if (isSame(secret.get(), presented)) {
                    return true;
                }
            } catch (UnavailableException outOfReach) {
                unread = Optional.of(outOfReach);
            }
        }
        if (unread.isPresent()) {
            throw unread.get();
        }
        return false;
    }

    /// Takes as long wherever they differ.
    private static boolean isSame(String secret, String presented) {
        return !secret.isEmpty() && MessageDigest.isEqual(secret.getBytes(UTF_8), presented.getBytes(UTF_8));
    }

    /// The text before the port. AWS documents no form for IPv6; seen in use is one without brackets.
    private static Optional<String> viewer(Request request) {
        return request.header(OriginHeaders.VIEWER_ADDRESS)
                .map(ADDRESS_AND_PORT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(BehindDistribution::isAddress);
    }

    private static boolean isAddress(String text) {
        try {
            var _ = InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
