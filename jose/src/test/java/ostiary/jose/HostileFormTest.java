package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.token.AccessTokenVerifier.Flaw.BAD_SIGNATURE;
import static ostiary.core.token.AccessTokenVerifier.Flaw.MALFORMED;
import static ostiary.jose.Forge.CLAIMS;
import static ostiary.jose.Forge.HEADER;
import static ostiary.jose.Forge.KID;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;

/// Tokens whose signature is not ours, or whose text is not the one that we wrote.
class HostileFormTest {
    static final String GOOD = Forge.signed(HEADER, CLAIMS);
    static final String GOOD_SIGNATURE = GOOD.substring(GOOD.lastIndexOf('.') + 1);
    static final byte[] SIGNATURE = Base64.getUrlDecoder().decode(GOOD_SIGNATURE);

    final JwtAccessTokenVerifier verifier = Forge.warmVerifier();

    @Test
    void theTokenThatTheseAreMadeFromIsGood() {
        assertThat(verifier.verify(GOOD, Forge.NOW)).isInstanceOf(Valid.class);
    }

    @ParameterizedTest
    @MethodSource({"signatures", "forms", "spellings"})
    void isRefused(Hostile hostile) {
        assertThat(verifier.verify(hostile.token(), Forge.NOW)).isEqualTo(new Invalid(hostile.flaw()));
    }

    @Test
    void isRefusedWithAnyCharacterChanged() {
        for (int i = 0; i < GOOD.length(); i++) {
            char other = GOOD.charAt(i) == 'A' ? 'B' : 'A';
            var changed = GOOD.substring(0, i) + other + GOOD.substring(i + 1);

            assertThat(verifier.verify(changed, Forge.NOW))
                    .as("character %d", i)
                    .isInstanceOf(Invalid.class);
        }
    }

    @Test
    void isRefusedWithAnyCharacterLeftOut() {
        for (int i = 0; i < GOOD.length(); i++) {
            var shorter = GOOD.substring(0, i) + GOOD.substring(i + 1);

            assertThat(verifier.verify(shorter, Forge.NOW))
                    .as("character %d", i)
                    .isInstanceOf(Invalid.class);
        }
    }

    @Test
    void isRefusedWhateverTheText() {
        var random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(200);
            for (int c = 0; c < length; c++) {
                text.append(random.nextInt(20) == 0 ? '.' : (char) random.nextInt(0x10000));
            }

            assertThat(verifier.verify(text.toString(), Forge.NOW)).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void isRefusedWhateverIsSigned() {
        var random = new Random(20261122);
        for (int i = 0; i < 500; i++) {
            var claims = CLAIMS.getBytes(UTF_8);
            for (int c = 0; c < 3; c++) {
                claims[random.nextInt(claims.length)] = (byte) random.nextInt(256);
            }
            var token = Forge.signed(HEADER.getBytes(UTF_8), claims);

            // A changed letter of a text is no flaw of form: not to throw is what counts here.
            assertThat(verifier.verify(token, Forge.NOW)).isNotNull();
        }
    }

    static Stream<Hostile> signatures() throws GeneralSecurityException {
        var modulus = ((RSAPublicKey) Forge.OURS.getPublic()).getModulus();
        var ones = new byte[384];
        Arrays.fill(ones, (byte) 0xFF);
        var ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        var signatures = Map.ofEntries(
                Map.entry("truncated", Arrays.copyOf(SIGNATURE, 383)),
                Map.entry("one byte", Arrays.copyOf(SIGNATURE, 1)),
                Map.entry("extended", Arrays.copyOf(SIGNATURE, 385)),
                Map.entry("twice", joined(SIGNATURE, SIGNATURE)),
                Map.entry("zero before it", joined(new byte[1], SIGNATURE)),
                Map.entry("DER", joined(new byte[] {0x04, (byte) 0x82, 0x01, (byte) 0x80}, SIGNATURE)),
                Map.entry("zeros", new byte[384]),
                Map.entry("one", joined(new byte[383], new byte[] {1})),
                Map.entry("ones", ones),
                Map.entry("the modulus", unsigned(modulus)),
                Map.entry("negated", unsigned(modulus.subtract(new BigInteger(1, SIGNATURE)))),
                Map.entry("RS1", signature("SHA1withRSA", Forge.OURS.getPrivate())),
                Map.entry("RS384", signature("SHA384withRSA", Forge.OURS.getPrivate())),
                Map.entry("RS512", signature("SHA512withRSA", Forge.OURS.getPrivate())),
                Map.entry("PS256", pss()),
                Map.entry("ES256", signature("SHA256withECDSA", ec)),
                Map.entry("of another key", signature("SHA256withRSA", Forge.THEIRS.getPrivate())),
                Map.entry("of another published key", signature("SHA256withRSA", Forge.NEXT.getPrivate())));
        var promoted = Forge.text(HEADER, Forge.claims("openid profile", "openid admin")) + '.' + GOOD_SIGNATURE;
        return Stream.concat(
                signatures.entrySet().stream()
                        .map(it -> new Hostile(
                                "signature: " + it.getKey(),
                                Forge.withSignature(HEADER, it.getValue()),
                                BAD_SIGNATURE)),
                Stream.of(new Hostile("claims changed under the signature", promoted, BAD_SIGNATURE)));
    }

    static Stream<Hostile> forms() {
        var plain = Forge.text("{\"alg\":\"none\"}", CLAIMS) + '.';
        var jwe = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"kid\":\"" + KID + "\"}";
        return Stream.of(
                        "",
                        ".",
                        "..",
                        "...",
                        "....",
                        "abc",
                        "a.b",
                        "a.b.c",
                        GOOD.substring(0, GOOD.lastIndexOf('.')),
                        '.' + GOOD,
                        GOOD + '.',
                        GOOD + ".AAAA",
                        Forge.text(jwe, plain) + ".AAAA.AAAA.AAAA",
                        Forge.withSignature(jwe, plain.getBytes(UTF_8)),
                        Base64Url.encode(jwe.getBytes(UTF_8)) + "..AAAA.AAAA.AAAA",
                        "{\"payload\":\"" + GOOD + "\",\"signatures\":[]}",
                        "Bearer " + GOOD,
                        ' ' + GOOD,
                        GOOD + ' ',
                        GOOD + '\n',
                        GOOD + "\r\n",
                        GOOD + ',' + GOOD,
                        GOOD + '\0',
                        GOOD.replace('.', '\uFF0E'),
                        GOOD.replace('e', '\u0435'),
                        '\ud800' + GOOD,
                        '\uFEFF' + GOOD,
                        GOOD + "A".repeat(8193 - GOOD.length()),
                        Forge.signed(HEADER, Forge.claimsWith("\"x\":\"" + "x".repeat(1 << 20) + '"')),
                        ".".repeat(1 << 20),
                        "A".repeat(1 << 20))
                .map(token -> new Hostile("form: " + token, token, MALFORMED));
    }

    /// Every text before the last dot is signed by us as it stands.
    static Stream<Hostile> spellings() {
        var header = Base64Url.encode(HEADER.getBytes(UTF_8));
        var claims = Base64Url.encode(CLAIMS.getBytes(UTF_8));
        // 1 or 2 bytes after the last group of 3 leave 4 or 2 bits of its last character without a meaning.
        var open = Base64Url.encode((CLAIMS + " ".repeat((4 - CLAIMS.length() % 3) % 3)).getBytes(UTF_8));
        var standard = Base64.getEncoder()
                .withoutPadding()
                .encodeToString(Forge.claims("\"web\"", "\"???>>>\"").getBytes(UTF_8));
        var signed = Map.ofEntries(
                Map.entry("padded header", header + "==." + claims),
                Map.entry("header with a padding character too many", header + "===." + claims),
                Map.entry("padded claims", header + '.' + open + "=="),
                Map.entry("space in the claims", header + '.' + claims.substring(0, 8) + ' ' + claims.substring(8)),
                Map.entry("newline behind the claims", header + '.' + claims + '\n'),
                Map.entry("line breaks", header.replaceAll("(.{64})", "$1\r\n") + '.' + claims),
                Map.entry("percent sign", header + '.' + claims + "%3D"),
                Map.entry("spare bits in the header", withSpareBit(header) + '.' + claims),
                Map.entry("spare bits in the claims", header + '.' + withSpareBit(open)),
                Map.entry("standard alphabet", header + '.' + standard),
                Map.entry("a character of no byte", header + '.' + claims + "A".repeat((5 - claims.length() % 4) % 4)));
        return Stream.concat(
                signed.entrySet().stream()
                        .map(it -> new Hostile(it.getKey(), Forge.signedText(it.getValue()), MALFORMED)),
                Stream.of("=", "==", " ", "\n", "%3D", "A")
                        .map(more -> new Hostile("signature and '" + more + "'", GOOD + more, MALFORMED)));
    }

    private static String withSpareBit(String base64Url) {
        assertThat(base64Url.length() % 4).isIn(2, 3);
        char last = base64Url.charAt(base64Url.length() - 1);
        return base64Url.substring(0, base64Url.length() - 1) + (char) (last + 1);
    }

    private static byte[] signature(String algorithm, PrivateKey key) {
        return Forge.sign(algorithm, key, Forge.text(HEADER, CLAIMS).getBytes(UTF_8));
    }

    private static byte[] pss() throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initSign(Forge.OURS.getPrivate());
        signature.update(Forge.text(HEADER, CLAIMS).getBytes(UTF_8));
        return signature.sign();
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[384];
        int length = Math.min(bytes.length, 384);
        System.arraycopy(bytes, bytes.length - length, fixed, 384 - length, length);
        return fixed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
