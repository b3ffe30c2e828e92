package ostiary.blueprint;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads IP addresses in their usual spellings alone. [InetAddress] also reads `1`, `127.1` and names of interfaces.
public final class IpAddress {
    private static final Pattern SPELLING =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.{2,45}$)[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private IpAddress() {}

    /// The address that `text` spells; an IPv4 address that is written as one of IPv6 is one of IPv4 (RFC 4291
    /// §2.5.5.2). Looks up no name.
    public static Optional<InetAddress> parse(String text) {
        try {
            return SPELLING.matcher(text).matches() ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
