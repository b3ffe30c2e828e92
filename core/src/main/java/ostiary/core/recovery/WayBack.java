package ostiary.core.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;

/// Makes and recognises the links by which a user goes back to an address that they had. The secret of a link, of 256
/// bits, is derived from the change by which the address was left: whoever is cut off before the mail makes the very
/// same link once more, and what is stored makes none.
public final class WayBack {
    private static final String PREFIX = "oab_";
    private static final int ID_BYTES = 16;

    private final HmacKeys keys;

    /// @param keys those behind mailed codes
    public WayBack(HmacKeys keys) {
        this.keys = keys;
    }

    /// A link as somebody shows it.
    ///
    /// @param secret the hash of its secret
    public record Shown(UserId user, Sha256 secret) {}

    /// The way back to the address that `login` leaves.
    FormerAddress from(Credential login, Sha256 change, Instant now) {
        var key = keys.current(now);
        var link = Sha256.of(secret(key, login.userId(), change));
        return new FormerAddress(login.email(), change, key.id(), link, now.plus(FormerAddresses.LIFETIME), 0);
    }

    /// The text of the link.
    ///
    /// @throws UnavailableException while the key that it was made with is not at hand
    String link(UserId user, FormerAddress former) {
        var key = keys.find(former.key())
                .orElseThrow(() -> new UnavailableException("the key of a way back is not here", null));
        var bytes = ByteBuffer.allocate(ID_BYTES + HmacKey.MAC_BYTES)
                .putLong(user.value().getMostSignificantBits())
                .putLong(user.value().getLeastSignificantBits())
                .put(secret(key, user, former.change()));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads a link.
    ///
    /// @param text may be anything
    public Optional<Shown> read(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())))
                    .filter(bytes -> bytes.length == ID_BYTES + HmacKey.MAC_BYTES)
                    .map(WayBack::shown);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Shown shown(byte[] bytes) {
        var id = ByteBuffer.wrap(bytes);
        var user = new UserId(new UUID(id.getLong(), id.getLong()));
        return new Shown(user, Sha256.of(Arrays.copyOfRange(bytes, ID_BYTES, bytes.length)));
    }

    private static byte[] secret(HmacKey key, UserId user, Sha256 change) {
        return key.mac("ostiary way back", (user + "\n" + change.value()).getBytes(UTF_8));
    }
}
