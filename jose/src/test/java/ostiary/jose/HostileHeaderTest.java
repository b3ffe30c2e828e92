package ostiary.jose;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.token.AccessTokenVerifier.Flaw.BAD_SIGNATURE;
import static ostiary.core.token.AccessTokenVerifier.Flaw.MALFORMED;
import static ostiary.core.token.AccessTokenVerifier.Flaw.UNKNOWN_KEY;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_ALGORITHM;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_TYPE;
import static ostiary.jose.Forge.CLAIMS;
import static ostiary.jose.Forge.HEADER;
import static ostiary.jose.Forge.KID;
import static ostiary.jose.Forge.header;
import static ostiary.jose.Forge.headerWith;

import java.nio.charset.Charset;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;

/// Tokens with a header that is not ours. Nearly all carry a good signature of ours all the same: the header alone must
/// be enough to refuse them.
class HostileHeaderTest {
    final JwtAccessTokenVerifier verifier = Forge.warmVerifier();

    @ParameterizedTest
    @MethodSource({"algorithms", "typesOfAlg", "publicKeyAsSecret", "members", "json", "types", "keyIds"})
    void isRefused(Hostile hostile) {
        assertThat(verifier.verify(hostile.token(), Forge.NOW)).isEqualTo(new Invalid(hostile.flaw()));
    }

    static Stream<Hostile> algorithms() {
        var wrong = Stream.of(
                        "none",
                        "None",
                        "nOnE",
                        "NONE",
                        "",
                        "rs256",
                        "RS256 ",
                        "RS256\\u0000",
                        "RS384",
                        "RS512",
                        "PS256",
                        "PS384",
                        "ES256",
                        "ES384",
                        "EdDSA",
                        "HS256",
                        "RSA-OAEP",
                        "dir")
                .flatMap(alg -> Stream.of(
                        signed("alg '" + alg + "'", header("RS256", alg), WRONG_ALGORITHM),
                        new Hostile(
                                "unsigned, alg '" + alg + "'",
                                Forge.text(header("RS256", alg), CLAIMS) + '.',
                                WRONG_ALGORITHM)));
        return Stream.concat(
                wrong,
                Stream.of(new Hostile("unsigned, alg 'RS256'", Forge.text(HEADER, CLAIMS) + '.', BAD_SIGNATURE)));
    }

    static Stream<Hostile> typesOfAlg() {
        return Stream.of("null", "[]", "[\"RS256\"]", "[\"none\",\"RS256\"]", "{}", "{\"RS256\":1}", "256", "true")
                .map(value -> signed("alg " + value, header("\"RS256\"", value), MALFORMED));
    }

    /// RFC 8725 §2.1: whoever asks the token for the algorithm takes our public key for a shared secret.
    static Stream<Hostile> publicKeyAsSecret() {
        var der = Forge.OURS.getPublic().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        var keySet = JwkSet.of(List.of(Forge.key(Forge.OURS)));
        var secrets = Map.of(
                "PEM", pem.getBytes(UTF_8),
                "PEM without its last newline", pem.strip().getBytes(UTF_8),
                "DER", der,
                "base64 of the DER", Base64.getEncoder().encode(der),
                "JWK set", keySet.getBytes(UTF_8),
                "JWK",
                        keySet.substring(keySet.indexOf('[') + 1, keySet.lastIndexOf(']'))
                                .getBytes(UTF_8),
                "modulus", ((RSAPublicKey) Forge.OURS.getPublic()).getModulus().toByteArray(),
                "key id", KID.getBytes(UTF_8),
                "zero byte", new byte[1]);
        return secrets.entrySet().stream()
                .flatMap(secret -> Stream.of(
                        new Hostile(
                                "HS256 keyed with the " + secret.getKey(),
                                Forge.hmac(header("RS256", "HS256"), secret.getValue()),
                                WRONG_ALGORITHM),
                        new Hostile(
                                "HS256 keyed with the " + secret.getKey() + ", labelled RS256",
                                Forge.hmac(HEADER, secret.getValue()),
                                BAD_SIGNATURE)));
    }

    static Stream<Hostile> members() {
        var theirs = JwkSet.of(List.of(Forge.key(Forge.THEIRS)));
        return Stream.of(
                        "\"jku\":\"http://127.0.0.1/jwks.json\"",
                        "\"jku\":\"https://auth.example.com/.well-known/jwks.json\"",
                        "\"x5u\":\"http://169.254.169.254/latest/meta-data\"",
                        "\"jwk\":" + theirs.substring(theirs.indexOf('[') + 1, theirs.lastIndexOf(']')),
                        "\"x5c\":[\"MIIB\"]",
                        "\"x5t\":\"AAAA\"",
                        "\"crit\":[]",
                        "\"crit\":[\"exp\"],\"exp\":1",
                        "\"crit\":[\"b64\"],\"b64\":false",
                        "\"crit\":[\"alg\"]",
                        "\"crit\":\"b64\"",
                        "\"b64\":false",
                        "\"b64\":true",
                        "\"zip\":\"DEF\"",
                        "\"enc\":\"A256GCM\"",
                        "\"cty\":\"JWT\"",
                        "\"p2c\":1000000000",
                        "\"epk\":{\"kty\":\"EC\"}",
                        "\"iss\":\"https://auth.example.com\"",
                        "\"ALG\":\"none\"",
                        "\"\":\"\"",
                        "\"alg\":\"none\"",
                        "\"alg\":\"RS256\"",
                        "\"\\u0061lg\":\"none\"",
                        "\"kid\":\"other\"",
                        "\"typ\":\"JWT\"")
                .flatMap(member -> Stream.of(
                        signed("first " + member, headerWith(member), MALFORMED),
                        signed("last " + member, header("}", "," + member + "}"), MALFORMED)));
    }

    static Stream<Hostile> json() {
        var invalid = HEADER.getBytes(UTF_8);
        invalid[HEADER.indexOf(KID)] = (byte) 0xC3;
        var encodings = Stream.of(
                bytes("invalid UTF-8", invalid),
                bytes("UTF-16", HEADER.getBytes(UTF_16BE)),
                bytes("UTF-32", HEADER.getBytes(Charset.forName("UTF-32"))));
        var texts = Map.ofEntries(
                Map.entry("BOM", "\uFEFF" + HEADER),
                Map.entry("nothing", ""),
                Map.entry("white space", " "),
                Map.entry("no member", "{}"),
                Map.entry("array", "[" + HEADER + "]"),
                Map.entry("string", "\"RS256\""),
                Map.entry("null", "null"),
                Map.entry("two objects", HEADER + HEADER),
                Map.entry("garbage behind", HEADER + "x"),
                Map.entry("unclosed", header("}", "")),
                Map.entry("trailing comma", header("}", ",}")),
                Map.entry("comment", "/**/" + HEADER),
                Map.entry("single quotes", HEADER.replace('"', '\'')),
                Map.entry("name without quotes", header("\"alg\"", "alg")),
                Map.entry("raw NUL", header("RS256", "RS256\0")),
                Map.entry("raw newline", header("RS256", "RS256\n")),
                Map.entry("unknown escape", header("RS256", "RS256\\x00")),
                Map.entry("deep array", headerWith("\"x\":" + "[".repeat(3000))),
                Map.entry("deep object", "{\"a\":".repeat(1000)),
                Map.entry("long number", headerWith("\"x\":" + "9".repeat(3000))),
                Map.entry("long name", headerWith("\"" + "x".repeat(3000) + "\":\"\"")),
                Map.entry("no alg", header("\"alg\":\"RS256\",", "")),
                Map.entry("no kid", header("\"kid\":\"" + KID + "\",", "")),
                Map.entry("no typ", header(",\"typ\":\"at+jwt\"", "")));
        return Stream.concat(
                encodings, texts.entrySet().stream().map(text -> signed(text.getKey(), text.getValue(), MALFORMED)));
    }

    static Stream<Hostile> types() {
        var others = Stream.of(
                        "JWT",
                        "jwt",
                        "",
                        "AT+JWT",
                        "at+JWT",
                        "application/at+jwt",
                        "at+jwt ",
                        "at+jwt;x=y",
                        "logout+jwt",
                        "dpop+jwt",
                        "secevent+jwt",
                        "oauth-authz-req+jwt",
                        "token-introspection+jwt")
                .map(typ -> signed("typ '" + typ + "'", header("at+jwt", typ), WRONG_TYPE));
        var wrong = Stream.of("null", "[\"at+jwt\"]", "1")
                .map(value -> signed("typ " + value, header("\"at+jwt\"", value), MALFORMED));
        return Stream.concat(others, wrong);
    }

    static Stream<Hostile> keyIds() {
        var unknown = Stream.of(
                        "",
                        "unknown",
                        Forge.kid(Forge.THEIRS),
                        KID + " ",
                        KID.substring(1),
                        "../../../../dev/null",
                        "file:///etc/passwd",
                        "http://169.254.169.254/",
                        "' OR '1'='1",
                        "x' UNION SELECT 'key",
                        "a\\r\\nX-Injected: yes",
                        "\\u0000",
                        "\\ud800",
                        "${jndi:ldap://127.0.0.1/a}",
                        "x".repeat(4000))
                .map(kid -> signed("kid '" + kid + "'", header(KID, kid), UNKNOWN_KEY));
        var wrong = Stream.of("null", "1", "{}", "[\"" + KID + "\"]")
                .map(value -> signed("kid " + value, header('"' + KID + '"', value), MALFORMED));
        var others = Stream.of(
                signed("the id of another published key", header(KID, Forge.kid(Forge.NEXT)), BAD_SIGNATURE),
                signed("kid of 64 KB", header(KID, "x".repeat(65536)), MALFORMED));
        return Stream.of(unknown, wrong, others).flatMap(cases -> cases);
    }

    private static Hostile signed(String what, String header, Flaw flaw) {
        return new Hostile(what, Forge.signed(header, CLAIMS), flaw);
    }

    private static Hostile bytes(String what, byte[] header) {
        return new Hostile(what, Forge.signed(header, CLAIMS.getBytes(UTF_8)), MALFORMED);
    }
}
