package ostiary.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.token.AccessTokenVerifier.Flaw.MALFORMED;
import static ostiary.jose.Forge.CLAIMS;
import static ostiary.jose.Forge.HEADER;
import static ostiary.jose.Forge.claims;
import static ostiary.jose.Forge.claimsWith;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;

/// Claims that are not what we write, under a good signature of ours all the same.
class HostileClaimFormTest {
    static final String EXP = "\"exp\":" + (Forge.NOW.getEpochSecond() + 600);
    static final String SUB = "\"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001\"";
    static final String SID = "\"0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02\"";

    final JwtAccessTokenVerifier verifier = Forge.warmVerifier();

    @ParameterizedTest
    @MethodSource({"ids", "texts", "missing", "twice", "json"})
    void areRefused(Hostile hostile) {
        assertThat(verifier.verify(hostile.token(), Forge.NOW)).isEqualTo(new Invalid(Flaw.MALFORMED));
    }

    static Stream<Hostile> ids() {
        return Stream.of(
                        "\"\"",
                        "\"alice\"",
                        "null",
                        "1",
                        "[]",
                        "{}",
                        "\"1-1-1-1-1\"",
                        "\"7B1F3E3A-5A36-4A53-8F2F-2F3CF2C1F001\"",
                        "\"7b1f3e3a5a364a538f2f2f3cf2c1f001\"",
                        "\"{7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001}\"",
                        "\" 7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001\"",
                        "\"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001\\u0000\"")
                .flatMap(id -> Stream.of(signed("sub " + id, claims(SUB, id)), signed("sid " + id, claims(SID, id))));
    }

    static Stream<Hostile> texts() {
        var claims = Stream.of("client_id\":\"web\"", "jti\":\"t1\"", "scope\":\"openid profile\"", "amr\":[\"pwd\"]")
                .flatMap(claim -> Stream.of(
                                "\"\"",
                                "null",
                                "1",
                                "{}",
                                "[1]",
                                "[[]]",
                                "[null]",
                                "\"\\u0000\"",
                                "\"a\\r\\nb\"",
                                "\"\\ud800\"",
                                "\"\\udc00\\ud800\"")
                        .map(value -> claim.substring(0, claim.indexOf('"') + 2) + value)
                        .map(value -> signed(value, claims(claim, value))));
        var scopes = Stream.of(" ", " openid", "openid ", "openid  profile", "openid openid", "openid\\tprofile")
                .map(scope -> signed("scope '" + scope + "'", claims("openid profile", scope)));
        var roles = Stream.of("\"admin\"", "null", "1", "{}", "[1]", "[\"\"]", "[[\"admin\"]]", "[\"a\\nb\"]")
                .map(value -> signed("roles " + value, claimsWith("\"roles\":" + value)));
        return Stream.of(claims, scopes, roles).flatMap(cases -> cases);
    }

    static Stream<Hostile> missing() {
        return Stream.of("iss", "sub", "client_id", "iat", "exp", "jti", "sid", "auth_time")
                .flatMap(name -> Stream.of(
                        signed("no " + name, claims('"' + name + '"', "\"x\"")),
                        signed(
                                "only " + name.toUpperCase(Locale.ROOT),
                                claims('"' + name + '"', '"' + name.toUpperCase(Locale.ROOT) + '"'))));
    }

    static Stream<Hostile> twice() {
        return Stream.of(
                        "\"exp\":1",
                        EXP,
                        "\"iss\":\"https://evil.example\"",
                        "\"\\u0065xp\":" + (Forge.NOW.getEpochSecond() + 600),
                        "\"sub\":" + SUB,
                        "\"scope\":\"admin\"",
                        "\"roles\":[\"admin\"],\"roles\":[]",
                        "\"x\":1,\"x\":1",
                        "\"x\":{\"y\":1,\"y\":1}")
                .flatMap(member -> Stream.of(
                        signed("first " + member, claimsWith(member)),
                        signed("last " + member, CLAIMS.substring(0, CLAIMS.length() - 1) + "," + member + "}")));
    }

    static Stream<Hostile> json() {
        var encodings = Stream.of(
                bytes("UTF-16", CLAIMS.getBytes(UTF_16LE)),
                bytes("Latin-1", claims("web", "wéb").getBytes(ISO_8859_1)),
                bytes("overlong UTF-8", claims("web", "w\u00C0\u00AEb").getBytes(ISO_8859_1)),
                bytes(
                        "surrogate in UTF-8",
                        claims("web", "w\u00ED\u00A0\u0080b").getBytes(ISO_8859_1)),
                bytes(
                        "beyond Unicode",
                        claims("web", "w\u00F5\u0080\u0080\u0080b").getBytes(ISO_8859_1)));
        var texts = Map.ofEntries(
                Map.entry("BOM", "\uFEFF" + CLAIMS),
                Map.entry("nothing", ""),
                Map.entry("no member", "{}"),
                Map.entry("array", "[" + CLAIMS + "]"),
                Map.entry("another token", Forge.signed(HEADER, CLAIMS)),
                Map.entry("token as a string", '"' + Forge.signed(HEADER, CLAIMS) + '"'),
                Map.entry("two objects", CLAIMS + CLAIMS),
                Map.entry("garbage behind", CLAIMS + "]"),
                Map.entry("unclosed", CLAIMS.substring(0, CLAIMS.length() - 1)),
                Map.entry("trailing comma", CLAIMS.substring(0, CLAIMS.length() - 1) + ",}"),
                Map.entry("comment", CLAIMS + "//"),
                Map.entry("deep array", claimsWith("\"x\":" + "[".repeat(1000) + "]".repeat(1000))),
                Map.entry("deep object", claimsWith("\"x\":" + "{\"x\":".repeat(500) + "1" + "}".repeat(500))),
                Map.entry("long name", claimsWith("\"" + "x".repeat(1000) + "\":1")));
        return Stream.concat(encodings, texts.entrySet().stream().map(text -> signed(text.getKey(), text.getValue())));
    }

    private static Hostile signed(String what, String claims) {
        return new Hostile(what, Forge.signed(HEADER, claims), MALFORMED);
    }

    private static Hostile bytes(String what, byte[] claims) {
        return new Hostile(what, Forge.signed(HEADER.getBytes(UTF_8), claims), MALFORMED);
    }
}
