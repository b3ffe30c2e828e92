package ostiary.core.passkey;

import java.util.Base64;
import java.util.Optional;

/// A credential id, which an authenticator has chosen: up to 255 bytes in base64url.
///
/// @param value in the one spelling that decodes to these bytes, without padding
public record PasskeyId(String value) {
    /// WebAuthn allows 1,023 bytes (§4). Passkeys have 16 to 64; what is longer wraps a key, and is none.
    private static final int MOST_BYTES = 255;

    /// The id; empty for a text that is none.
    public static Optional<PasskeyId> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return bytes.length > 0 && bytes.length <= MOST_BYTES && canonical.equals(text)
                    ? Optional.of(new PasskeyId(text))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
