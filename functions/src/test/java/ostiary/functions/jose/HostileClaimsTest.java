package ostiary.functions.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.token.AccessTokenVerifier.Flaw.EXPIRED;
import static ostiary.core.token.AccessTokenVerifier.Flaw.MALFORMED;
import static ostiary.core.token.AccessTokenVerifier.Flaw.NOT_YET_VALID;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_AUDIENCE;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_ISSUER;
import static ostiary.functions.jose.Forge.CLAIMS;
import static ostiary.functions.jose.Forge.HEADER;
import static ostiary.functions.jose.Forge.claims;
import static ostiary.functions.jose.Forge.claimsWith;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;

/// Claims under a good signature of ours: what is left to refuse when a key or a neighbouring service is misused.
class HostileClaimsTest {
    static final long NOW = Forge.NOW.getEpochSecond();
    static final String EXP = "\"exp\":" + (NOW + 600);
    static final String IAT = "\"iat\":" + NOW;
    static final String AUD = "\"aud\":\"https://api.example.com\"";
    static final String SUB = "\"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001\"";
    static final String SID = "\"0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02\"";

    final JwtAccessTokenVerifier verifier = new JwtAccessTokenVerifier(Forge.ISSUER, Forge.AUDIENCE, Forge.published());

    @ParameterizedTest
    @MethodSource({"times", "dates", "issuers", "audiences", "ids", "texts", "missing", "twice", "json"})
    void areRefused(Hostile hostile) {
        assertThat(verifier.verify(hostile.token(), Forge.NOW)).isEqualTo(new Invalid(hostile.flaw()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nbf\":1",
                "\"x\":1e400",
                "\"x\":-0",
                "\"x\":[[[[[[]]]]]]",
                "\"x\":null",
                "\"EXP\":1",
                "\"x\":\"\\ud800\"",
                "\"roles\":[]",
                "\"roles\":[\"größte Rolle 👑\"]",
                "\"cnf\":{\"jkt\":\"x\"}"
            })
    void mayHaveMore(String member) {
        assertThat(verifier.verify(Forge.signed(HEADER, claimsWith(member)), Forge.NOW))
                .isInstanceOf(Valid.class);
    }

    @Test
    void areGoodUntilTheLastMomentBeforeTheyExpire() {
        var token = Forge.signed(HEADER, CLAIMS);
        var end = Forge.NOW.plusSeconds(600);

        assertThat(verifier.verify(token, end.minusNanos(1))).isInstanceOf(Valid.class);
        assertThat(verifier.verify(token, end)).isEqualTo(new Invalid(EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 60})
    void mayComeFromAClockThatIsAhead(int seconds) {
        var iat = Forge.signed(HEADER, claims(IAT, "\"iat\":" + (NOW + seconds)));
        var nbf = Forge.signed(HEADER, claimsWith("\"nbf\":" + (NOW + seconds)));

        assertThat(verifier.verify(iat, Forge.NOW)).isInstanceOf(Valid.class);
        assertThat(verifier.verify(nbf, Forge.NOW)).isInstanceOf(Valid.class);
    }

    @Test
    void mayNameTheOneAudienceInAnArray() {
        var token = Forge.signed(HEADER, claims(AUD, "\"aud\":[\"https://api.example.com\"]"));

        assertThat(verifier.verify(token, Forge.NOW)).isInstanceOf(Valid.class);
    }

    @Test
    void areLookedAtOnlyUnderAGoodSignature() {
        var unsigned = Forge.text(HEADER, claims("https://auth", "https://other")) + ".AAAA";

        assertThat(verifier.verify(unsigned, Forge.NOW)).isEqualTo(new Invalid(Flaw.BAD_SIGNATURE));
    }

    static Stream<Hostile> times() {
        return Stream.of(
                signed("expires now", claims(EXP, "\"exp\":" + NOW), EXPIRED),
                signed("expired a second ago", claims(EXP, "\"exp\":" + (NOW - 1)), EXPIRED),
                signed("expired in 1970", claims(EXP, "\"exp\":1"), EXPIRED),
                signed("issued in 61 s", claims(IAT, "\"iat\":" + (NOW + 61)), NOT_YET_VALID),
                signed("issued in milliseconds", claims(IAT, "\"iat\":" + NOW * 1000), MALFORMED),
                signed("expires in milliseconds", claims(EXP, "\"exp\":" + NOW * 1000), MALFORMED),
                signed("good in 61 s", claimsWith("\"nbf\":" + (NOW + 61)), NOT_YET_VALID));
    }

    static Stream<Hostile> dates() {
        return Stream.of(
                        "\"" + (NOW + 600) + "\"",
                        "\"\"",
                        "\"never\"",
                        NOW + ".5",
                        NOW + 600 + ".0",
                        "1e400",
                        "1e10",
                        "1795349400e0",
                        "-0",
                        "0",
                        "-1",
                        "-1e400",
                        "253402300800",
                        "9223372036854775807",
                        "9223372036854775808",
                        "99999999999999999999999999",
                        "9".repeat(400),
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "[1795349400]",
                        "01795349400",
                        "+1795349400",
                        "0x6B03",
                        "NaN",
                        "Infinity")
                .flatMap(value -> Stream.of(
                        signed("exp " + value, claims(EXP, "\"exp\":" + value), MALFORMED),
                        signed("iat " + value, claims(IAT, "\"iat\":" + value), MALFORMED),
                        signed(
                                "auth_time " + value,
                                claims("\"auth_time\":" + NOW, "\"auth_time\":" + value),
                                MALFORMED),
                        signed("nbf " + value, claimsWith("\"nbf\":" + value), MALFORMED)));
    }

    static Stream<Hostile> issuers() {
        return Stream.concat(
                Stream.of(
                                "https://auth.example.com/",
                                "https://AUTH.example.com",
                                "HTTPS://auth.example.com",
                                "http://auth.example.com",
                                "https://auth.example.com:443",
                                "https://auth.example.com.",
                                "https://auth.example.com/other",
                                "https://auth.example.com?",
                                " https://auth.example.com",
                                "https://auth.example.com\\u00a0",
                                "https://\\u0430uth.example.com",
                                "https://evil.example",
                                "https://auth.example.com@evil.example",
                                "auth.example.com")
                        .map(iss -> signed("iss " + iss, claims("https://auth.example.com", iss), WRONG_ISSUER)),
                Stream.of("\"\"", "null", "1", "[\"https://auth.example.com\"]", "{}")
                        .map(iss -> signed("iss " + iss, claims("\"https://auth.example.com\"", iss), MALFORMED)));
    }

    static Stream<Hostile> audiences() {
        var ours = "\"https://api.example.com\"";
        return Stream.concat(
                Stream.of(
                                "[]",
                                "[" + ours + ",\"https://evil.example\"]",
                                "[\"https://evil.example\"," + ours + "]",
                                "[" + ours + "," + ours + "]",
                                "\"https://api.example.com/\"",
                                "\"https://API.example.com\"",
                                "\"https://api.example.com https://evil.example\"",
                                "\"https://evil.example\"",
                                "[\"https://evil.example\"]",
                                "\"*\"")
                        .map(aud -> signed("aud " + aud, claims(ours, aud), WRONG_AUDIENCE)),
                Stream.of("\"\"", "null", "1", "true", "{}", "[" + ours + ",1]", "[[" + ours + "]]", "[null]", "[\"\"]")
                        .map(aud -> signed("aud " + aud, claims(ours, aud), MALFORMED)));
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
                .flatMap(id -> Stream.of(
                        signed("sub " + id, claims(SUB, id), MALFORMED),
                        signed("sid " + id, claims(SID, id), MALFORMED)));
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
                        .map(value -> signed(value, claims(claim, value), MALFORMED)));
        var scopes = Stream.of(" ", " openid", "openid ", "openid  profile", "openid openid", "openid\\tprofile")
                .map(scope -> signed("scope '" + scope + "'", claims("openid profile", scope), MALFORMED));
        var roles = Stream.of("\"admin\"", "null", "1", "{}", "[1]", "[\"\"]", "[[\"admin\"]]", "[\"a\\nb\"]")
                .map(value -> signed("roles " + value, claimsWith("\"roles\":" + value), MALFORMED));
        return Stream.of(claims, scopes, roles).flatMap(cases -> cases);
    }

    static Stream<Hostile> missing() {
        return Stream.of("iss", "sub", "client_id", "iat", "exp", "jti", "sid", "auth_time")
                .flatMap(name -> Stream.of(
                        signed("no " + name, claims('"' + name + '"', "\"x\""), MALFORMED),
                        signed(
                                "only " + name.toUpperCase(Locale.ROOT),
                                claims('"' + name + '"', '"' + name.toUpperCase(Locale.ROOT) + '"'),
                                MALFORMED)));
    }

    static Stream<Hostile> twice() {
        return Stream.of(
                        "\"exp\":1",
                        EXP,
                        "\"iss\":\"https://evil.example\"",
                        "\"\\u0065xp\":" + (NOW + 600),
                        "\"sub\":" + SUB,
                        "\"scope\":\"admin\"",
                        "\"roles\":[\"admin\"],\"roles\":[]",
                        "\"x\":1,\"x\":1",
                        "\"x\":{\"y\":1,\"y\":1}")
                .flatMap(member -> Stream.of(
                        signed("first " + member, claimsWith(member), MALFORMED),
                        signed(
                                "last " + member,
                                CLAIMS.substring(0, CLAIMS.length() - 1) + "," + member + "}",
                                MALFORMED)));
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
        return Stream.concat(
                encodings, texts.entrySet().stream().map(text -> signed(text.getKey(), text.getValue(), MALFORMED)));
    }

    private static Hostile signed(String what, String claims, Flaw flaw) {
        return new Hostile(what, Forge.signed(HEADER, claims), flaw);
    }

    private static Hostile bytes(String what, byte[] claims) {
        return new Hostile(what, Forge.signed(HEADER.getBytes(UTF_8), claims), MALFORMED);
    }
}
