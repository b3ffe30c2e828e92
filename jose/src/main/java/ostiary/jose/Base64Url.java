package ostiary.jose;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Base64url without padding (RFC 7515 §2), in canonical form only.
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /// The minimal big-endian bytes of a positive number (RFC 7518 §2).
    static String encode(BigInteger number) {
        var bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    /// Empty unless encoding the bytes gives `text` again: padding and stray bits would make
    /// two spellings of one token.
    static Optional<byte[]> decode(String text) {
        try {
            var bytes = DECODER.decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException otherCharacters) {
            return Optional.empty();
        }
    }
}
