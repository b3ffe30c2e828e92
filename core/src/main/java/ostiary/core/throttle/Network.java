package ostiary.core.throttle;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The part of an IP address that one customer of a network operator cannot change at will.
public final class Network {
    private static final int ADDRESS_BYTES = 16;
    private static final int HOME = 64;
    private static final int SITE = 56;
    private static final int ORGANISATION = 48;

    private Network() {}

    /// An IPv4 address unchanged; an IPv6 address cut to its /64, in canonical spelling.
    ///
    /// @param address a literal; never resolved
    public static String of(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            if (parsed instanceof Inet4Address) {
                return parsed.getHostAddress();
            }
            return prefix(parsed, HOME);
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return "unknown";
        }
    }

    /// The network itself and those around it that one customer may have, the narrowest first: of an IPv6 network its
    /// /64, /56 and /48 (RFC 6177 §2), of an IPv4 address that address alone.
    ///
    /// @param network as [#of] tells it
    static List<String> widening(String network) {
        return network.endsWith("/" + HOME)
                ? Stream.of(HOME, SITE, ORGANISATION)
                        .map(bits -> widened(network, bits))
                        .toList()
                : List.of(network);
    }

    /// The widest network that one customer may have: a /48, or an IPv4 address.
    ///
    /// @param network as [#of] tells it
    public static String widest(String network) {
        return widening(network).getLast();
    }

    private static String widened(String network, int bits) {
        try {
            return prefix(InetAddress.ofLiteral(network.substring(0, network.indexOf('/'))), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("16 bytes are an address", impossible);
        }
    }

    private static String prefix(InetAddress address, int bits) throws UnknownHostException {
        var bytes = Arrays.copyOf(address.getAddress(), ADDRESS_BYTES);
        Arrays.fill(bytes, bits / Byte.SIZE, ADDRESS_BYTES, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
    }
}
