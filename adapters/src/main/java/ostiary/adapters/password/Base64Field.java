package ostiary.adapters.password;

import java.util.Base64;
import java.util.Optional;

/// Bytes in a PHC string: Base64 without padding.
final class Base64Field {
    private Base64Field() {}

    /// Empty unless `text` is what [#write] writes: no padding, no stray bits, no impossible length.
    static Optional<byte[]> read(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            return write(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String write(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
