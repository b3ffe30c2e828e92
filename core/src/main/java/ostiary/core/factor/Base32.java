package ostiary.core.factor;

/// Bytes as text of 32 characters (RFC 4648 §6), without padding.
final class Base32 {
    private static final int BITS = 5;

    private Base32() {}

    /// Encodes a whole number of groups of five bytes.
    ///
    /// @param alphabet of 32 characters
    static String encode(byte[] bytes, String alphabet) {
        var text = new StringBuilder();
        int pending = 0;
        int bits = 0;
        for (byte next : bytes) {
            pending = pending << Byte.SIZE | Byte.toUnsignedInt(next);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(alphabet.charAt(pending >> bits & 31));
            }
            pending &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
