package ostiary.cli.format;

import java.util.Base64;
import java.util.Optional;
import ostiary.core.password.PasswordHash;

/// Decoding shared by the formats that contain hashes.
final class Hashes {
    private Hashes() {}

    static PasswordHash usable(Optional<PasswordHash> hash) throws FlawedEntryException {
        return hash.orElseThrow(() -> new FlawedEntryException(Flaw.UNUSABLE_HASH));
    }

    /// Decodes either alphabet (RFC 4648 §4 and §5), padded or not.
    static byte[] base64(String text) throws FlawedEntryException {
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new FlawedEntryException(Flaw.UNUSABLE_HASH);
        }
    }
}
