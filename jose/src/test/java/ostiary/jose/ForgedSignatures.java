package ostiary.jose;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import ostiary.core.token.Sha256;

/// Signatures of RSASSA-PKCS1-v1_5 (RFC 8017 §8.2) that are none, most of them with a wrong encoding that was properly
/// raised to the private exponent, and good ones beside them.
final class ForgedSignatures {
    private static final byte[] SHA_256 = HexFormat.of().parseHex("3031300d060960864801650304020105000420");
    private static final byte[] SHA_512 = HexFormat.of().parseHex("3051300d060960864801650304020305000440");
    private static final byte[] SHA_1 = HexFormat.of().parseHex("3021300906052b0e03021a05000414");
    private static final byte[] LONG_LENGTH = HexFormat.of().parseHex("308131300d060960864801650304020105000420");
    private static final byte[] INDEFINITE = HexFormat.of().parseHex("3080300d060960864801650304020105000420");
    private static final byte[] NO_PARAMETERS = HexFormat.of().parseHex("302f300b0609608648016503040201" + "0420");
    private static final byte[] WITH_PARAMETERS = HexFormat.of().parseHex("3033300f0609608648016503040201040241410420");

    private final List<Case> all = new ArrayList<>();
    private final KeyPair pair;
    private final byte[] signed;
    private final int size;

    /// A signature in base64url, and whether it is good.
    record Case(String what, boolean good, PublicKey key, String signature) {
        boolean isTakenBy(Rs256Check check, byte[] signed) {
            var bytes = Base64Url.decode(signature).orElseThrow();
            return new ChosenRs256Check(check, "").isSigned(signed, bytes, key);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    ForgedSignatures(KeyPair pair, byte[] signed) {
        this.pair = pair;
        this.signed = signed;
        this.size = (modulus().bitLength() + 7) / 8;
        encodings();
        lengths();
        numbers();
        cubeRoots();
    }

    List<Case> all() {
        return all;
    }

    /// One that its signer encoded otherwise than the standard says, without the NULL. Only the holder of the key can
    /// make it.
    Case withoutParameters() {
        var info = joined(NO_PARAMETERS, Sha256.digest(signed));
        var signature = raised(padded(1, 0xFF, size - info.length - 3, info));
        return new Case("no parameters", false, pair.getPublic(), Base64Url.encode(signature));
    }

    private BigInteger modulus() {
        return ((RSAPublicKey) pair.getPublic()).getModulus();
    }

    private void encodings() {
        var hash = Sha256.digest(signed);
        var info = joined(SHA_256, hash);
        add("good", true, raised(padded(1, 0xFF, size - info.length - 3, info)));
        add("another hash", false, raised(padded(1, 0xFF, size - info.length - 3, joined(SHA_256, new byte[32]))));
        add("type 2", false, raised(padded(2, 0xFF, size - info.length - 3, info)));
        add("type 0", false, raised(padded(0, 0, size - info.length - 3, info)));
        add("padding of 0xFE", false, raised(padded(1, 0xFE, size - info.length - 3, info)));
        add("padding of zeros", false, raised(padded(1, 0, size - info.length - 3, info)));
        for (int shorter : new int[] {1, 8, 100, size - info.length - 3 - 8}) {
            var after = joined(padded(1, 0xFF, size - info.length - 3 - shorter, info), new byte[shorter]);
            add("zeros after the hash: " + shorter, false, raised(after));
            Arrays.fill(after, size - shorter, size, (byte) 0x5A);
            add("bytes after the hash: " + shorter, false, raised(after));
            var before = padded(1, 0xFF, size - info.length - 3 - shorter, joined(new byte[shorter], info));
            add("zeros before the hash: " + shorter, false, raised(before));
        }
        add("the hash alone", false, raised(padded(1, 0xFF, size - hash.length - 3, hash)));
        add("no separator", false, raised(unseparated(info)));
        for (var prefix : List.of(SHA_512, SHA_1, LONG_LENGTH, INDEFINITE, WITH_PARAMETERS)) {
            var other = joined(prefix, hash);
            add(
                    "prefix " + HexFormat.of().formatHex(prefix),
                    false,
                    raised(padded(1, 0xFF, size - other.length - 3, other)));
        }
        var cut = joined(SHA_256, Arrays.copyOf(hash, 31));
        add("half a hash", false, raised(padded(1, 0xFF, size - cut.length - 3, cut)));
    }

    private void lengths() {
        var good = Forge.sign("SHA256withRSA", pair.getPrivate(), signed);
        add("by the JDK", true, good);
        add("empty", false, new byte[0]);
        add("a byte", false, new byte[1]);
        add("cut", false, Arrays.copyOf(good, size - 1));
        add("cut in front", false, Arrays.copyOfRange(good, 1, size));
        add("a zero after it", false, Arrays.copyOf(good, size + 1));
        add("a zero before it", false, joined(new byte[1], good));
        add("twice", false, joined(good, good));
        add("of another text", false, Forge.sign("SHA256withRSA", pair.getPrivate(), new byte[] {1}));
        add("by another key", false, Forge.sign("SHA256withRSA", Forge.THEIRS.getPrivate(), signed));
        add("by SHA-512", false, Forge.sign("SHA512withRSA", pair.getPrivate(), signed));
    }

    private void numbers() {
        var good = new BigInteger(1, Forge.sign("SHA256withRSA", pair.getPrivate(), signed));
        var ones = new byte[size];
        Arrays.fill(ones, (byte) 0xFF);
        add("0", false, new byte[size]);
        add("1", false, bytes(BigInteger.ONE));
        add("n - 1", false, bytes(modulus().subtract(BigInteger.ONE)));
        add("n", false, bytes(modulus()));
        add("n + 1", false, bytes(modulus().add(BigInteger.ONE)));
        add("all ones", false, ones);
        add("n - s", false, bytes(modulus().subtract(good)));
        add("s + n", false, modulus().add(good).toByteArray());
        var twice = good.add(modulus());
        if (twice.bitLength() <= 8 * size) {
            add("s + n in as many bytes", false, bytes(twice));
        }
    }

    /// A forgery for the exponent 3, where nobody looks at the bytes after the hash (Bleichenbacher, 2006).
    private void cubeRoots() {
        var info = joined(SHA_256, Sha256.digest(signed));
        for (int padding : new int[] {0, 1, 8}) {
            var start = padded(1, 0xFF, padding, info);
            var wanted = new BigInteger(1, Arrays.copyOf(start, size));
            add(
                    "a cube root after " + padding + " bytes",
                    false,
                    bytes(cubeRoot(wanted).add(BigInteger.ONE)));
        }
    }

    private static BigInteger cubeRoot(BigInteger number) {
        var low = BigInteger.ZERO;
        var high = BigInteger.ONE.shiftLeft(number.bitLength() / 3 + 1);
        while (low.compareTo(high) < 0) {
            var middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
            if (middle.pow(3).compareTo(number) <= 0) {
                low = middle;
            } else {
                high = middle.subtract(BigInteger.ONE);
            }
        }
        return low;
    }

    private void add(String what, boolean good, byte[] signature) {
        all.add(new Case(what, good, pair.getPublic(), Base64Url.encode(signature)));
    }

    private byte[] raised(byte[] encoded) {
        var exponent = ((RSAPrivateKey) pair.getPrivate()).getPrivateExponent();
        return bytes(new BigInteger(1, encoded).modPow(exponent, modulus()));
    }

    private byte[] unseparated(byte[] info) {
        var encoded = padded(1, 0xFF, size - info.length - 3, info);
        encoded[size - info.length - 1] = (byte) 0xFF;
        return encoded;
    }

    private static byte[] padded(int type, int with, int length, byte[] info) {
        var padding = new byte[length];
        Arrays.fill(padding, (byte) with);
        return joined(joined(new byte[] {0, (byte) type}, padding), joined(new byte[1], info));
    }

    private byte[] bytes(BigInteger number) {
        var bytes = number.toByteArray();
        int length = Math.min(bytes.length, size);
        var fixed = new byte[size];
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return fixed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
