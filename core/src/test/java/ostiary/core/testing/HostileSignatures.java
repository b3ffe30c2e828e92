package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.core.testing.HostileToken.Kind.FORM;
import static ostiary.core.testing.HostileToken.Kind.SIGNATURE;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/// Tokens with another signature, and texts that are no signed token.
final class HostileSignatures {
    private HostileSignatures() {}

    static Stream<HostileToken> of(TokenForge forge) {
        return Stream.of(bytes(forge), moved(forge), forms(forge)).flatMap(tokens -> tokens);
    }

    private static Stream<HostileToken> bytes(TokenForge forge) {
        var good = forge.signature();
        int size = good.length;
        var modulus = ((RSAPublicKey) forge.ours().getPublic()).getModulus();
        var ones = new byte[size];
        Arrays.fill(ones, (byte) 0xFF);
        var flipped = good.clone();
        flipped[size / 2] ^= 1;
        var bytes = Map.ofEntries(
                Map.entry("none", new byte[0]),
                Map.entry("a byte short", Arrays.copyOf(good, size - 1)),
                Map.entry("a byte long", Arrays.copyOf(good, size + 1)),
                Map.entry("a zero before it", joined(new byte[1], good)),
                Map.entry("twice", joined(good, good)),
                Map.entry("in DER", joined(new byte[] {0x04, (byte) 0x82, 0x01, 0x00}, good)),
                Map.entry("a bit off", flipped),
                Map.entry("zeros", new byte[size]),
                Map.entry("one", joined(new byte[size - 1], new byte[] {1})),
                Map.entry("ones", ones),
                Map.entry("negated", fixed(modulus.subtract(new BigInteger(1, good)), size)),
                Map.entry(
                        "plus the modulus", modulus.add(new BigInteger(1, good)).toByteArray()));
        return bytes.entrySet().stream()
                .map(it -> new HostileToken(
                        SIGNATURE, it.getKey(), forge.text() + '.' + TokenForge.encoded(it.getValue())));
    }

    /// A good signature under something else, and a good one spelt otherwise.
    private static Stream<HostileToken> moved(TokenForge forge) {
        var signature = '.' + TokenForge.encoded(forge.signature());
        var admin = forge.payload().replaceFirst("\\{", "{\"roles\":[\"admin\"],");
        return Stream.concat(
                Stream.of(
                        new HostileToken(
                                SIGNATURE,
                                "claims changed under it",
                                TokenForge.encoded(forge.headerText()) + '.' + TokenForge.encoded(admin) + signature),
                        new HostileToken(
                                SIGNATURE,
                                "header changed under it",
                                TokenForge.encoded(forge.headerText() + " ")
                                        + '.'
                                        + TokenForge.encoded(forge.payload())
                                        + signature)),
                Stream.of("=", "==", " x", "\n", "%3D", "AA==", "\u0000")
                        .map(more -> new HostileToken(SIGNATURE, "followed by '" + more + "'", forge.twin() + more)));
    }

    private static Stream<HostileToken> forms(TokenForge forge) {
        var good = forge.twin();
        var jwe = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"kid\":\"" + forge.kid() + "\"}";
        return Stream.of(
                        "",
                        ".",
                        "..",
                        "....",
                        "a.b.c",
                        forge.text(),
                        '.' + good,
                        good + '.',
                        good + ".AAAA",
                        TokenForge.encoded(jwe) + ".AAAA.AAAA.AAAA.AAAA",
                        TokenForge.encoded(jwe) + "..AAAA." + TokenForge.encoded(good) + ".AAAA",
                        forge.signed(forge.headerText().getBytes(UTF_8), good.getBytes(UTF_8)),
                        "{\"payload\":\"" + good + "\",\"signatures\":[]}",
                        "Bearer " + good,
                        good + ',' + good,
                        good + ' ' + good,
                        good.replace('.', '\uFF0E'),
                        good.replace('e', '\u0435'),
                        "\uFEFF" + good,
                        good + "A".repeat(9000),
                        forge.withClaim("x", '"' + "x".repeat(1 << 20) + '"'),
                        ".".repeat(1 << 20),
                        "A".repeat(1 << 20))
                .map(token -> new HostileToken(FORM, token, token));
    }

    private static byte[] fixed(BigInteger number, int size) {
        var bytes = number.toByteArray();
        int length = Math.min(bytes.length, size);
        var fixed = new byte[size];
        System.arraycopy(bytes, bytes.length - length, fixed, size - length, length);
        return fixed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
