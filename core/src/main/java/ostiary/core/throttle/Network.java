package ostiary.core.throttle;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The part of an IP address that one customer of a network operator cannot change at will.
public final class Network {
    private static final int PREFIX_BYTES = 8;

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
            var prefix = Arrays.copyOf(parsed.getAddress(), 2 * PREFIX_BYTES);
            Arrays.fill(prefix, PREFIX_BYTES, prefix.length, (byte) 0);
            return InetAddress.getByAddress(prefix).getHostAddress() + "/64";
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
