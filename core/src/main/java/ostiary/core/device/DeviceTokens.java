package ostiary.core.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.user.UserId;

/// Makes the tokens by which devices are known again, and recognises those of this service.
///
/// The text is `odt_` and, in base64url, 64 bytes: the user's and the device's id, and a MAC over both and over the
/// name that the user logs in with. So a token is judged without asking the store, and the same way for a user who is
/// there and for one who is not; one of another user's is worth as much as none.
public final class DeviceTokens {
    private static final String PREFIX = "odt_";
    private static final String PURPOSE = "ostiary device token";
    private static final int USER_BYTES = 16;
    private static final int CLAIM_BYTES = USER_BYTES + DeviceId.BYTES;
    private static final int BYTES = CLAIM_BYTES + HmacKey.MAC_BYTES;
    private static final int TEXT_LENGTH = PREFIX.length() + (BYTES * 8 + 5) / 6;

    private final HmacKeys keys;

    public DeviceTokens(HmacKeys keys) {
        this.keys = keys;
    }

    /// The token of a device under the current key.
    ///
    /// @param username in its one spelling
    String make(UserId userId, DeviceId device, String username, Instant now) {
        var claim = claim(userId, device);
        var bytes = ByteBuffer.allocate(BYTES).put(claim).put(mac(claim, username, keys.current(now)));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The device that a token names; empty unless it was made for this very user name.
    ///
    /// @param username in its one spelling
    Optional<KnownDevice> read(String text, String username, Instant now) {
        return decode(text).flatMap(bytes -> {
            var claim = Arrays.copyOf(bytes, CLAIM_BYTES);
            var mac = Arrays.copyOfRange(bytes, CLAIM_BYTES, BYTES);
            boolean ours =
                    keys.all(now).stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(claim, username, key)));
            return ours ? Optional.of(parse(claim)) : Optional.empty();
        });
    }

    private static Optional<byte[]> decode(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static KnownDevice parse(byte[] claim) {
        var user = ByteBuffer.wrap(claim);
        var userId = new UserId(new UUID(user.getLong(), user.getLong()));
        return new KnownDevice(userId, DeviceId.of(Arrays.copyOfRange(claim, USER_BYTES, CLAIM_BYTES)), 0);
    }

    private static byte[] claim(UserId userId, DeviceId device) {
        return ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(userId.value().getMostSignificantBits())
                .putLong(userId.value().getLeastSignificantBits())
                .put(device.bytes())
                .array();
    }

    /// The MAC of the claim and the name, which needs no length before it: the claim has always the same.
    private static byte[] mac(byte[] claim, String username, HmacKey key) {
        var name = username.getBytes(UTF_8);
        return key.mac(
                PURPOSE,
                ByteBuffer.allocate(claim.length + name.length)
                        .put(claim)
                        .put(name)
                        .array());
    }
}
