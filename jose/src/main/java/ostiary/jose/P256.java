package ostiary.jose;

import java.math.BigInteger;

/// The curve P-256 in JSON Web Keys.
final class P256 {
    private static final int BYTES = 32;

    private P256() {}

    /// The number in as many bytes as the field has, with zeros before (RFC 7518 §6.2.1.2), unlike the numbers
    /// of an RSA key.
    static String coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[BYTES];
        int from = Math.max(0, bytes.length - BYTES); // a sign byte
        System.arraycopy(bytes, from, padded, BYTES - (bytes.length - from), bytes.length - from);
        return Base64Url.encode(padded);
    }
}
