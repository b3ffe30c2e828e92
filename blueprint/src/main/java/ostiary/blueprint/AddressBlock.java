package ostiary.blueprint;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/// All IP addresses that begin with the same bits, written as in `10.0.0.0/16` or `2001:db8::/56` (RFC 4632 §3.1, RFC
/// 4291 §2.3).
///
/// @param first address of the block
/// @param bits that all its addresses begin with
public record AddressBlock(InetAddress first, int bits) {
    private static final int WIDEST_IPV4 = 8;
    private static final int WIDEST_IPV6 = 16;

    /// The block that `text` spells. One that is wider than an /8 of IPv4 or a /16 of IPv6 is a mistake, as is one
    /// whose address has bits after the prefix.
    public static Optional<AddressBlock> parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(parts[1]);
        return IpAddress.parse(parts[0])
                .map(first -> new AddressBlock(first, bits))
                .filter(AddressBlock::isSound);
    }

    /// Whether the address is in the block.
    public boolean contains(InetAddress address) {
        return size(address) == size(first) && prefix(address).equals(prefix(first));
    }

    /// The block as [#parse] reads it.
    public String text() {
        return first.getHostAddress() + "/" + bits;
    }

    private boolean isSound() {
        int widest = size(first) == Integer.SIZE ? WIDEST_IPV4 : WIDEST_IPV6;
        return bits >= widest && bits <= size(first) && prefix(first).equals(number(first));
    }

    private BigInteger prefix(InetAddress address) {
        int rest = size(address) - bits;
        return number(address).shiftRight(rest).shiftLeft(rest);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static int size(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
