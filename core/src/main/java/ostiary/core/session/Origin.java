package ostiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import ostiary.core.token.Sha256;

/// Where refreshes of a session come from. Two with the same network and agent are not told apart.
///
/// @param network the address, an IPv6 one cut to its /64
/// @param agent the first 8 bytes of the SHA-256 of what the client calls itself, base64url: enough to tell that it is
///     another, and no room for a long name
public record Origin(String network, String agent) {
    private static final int AGENT_BYTES = 8;

    /// Where a request of this device comes from.
    public static Origin of(Device device) {
        var digest = Sha256.digest(device.userAgent().getBytes(UTF_8));
        var agent = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, AGENT_BYTES));
        return new Origin(device.network(), agent);
    }
}
