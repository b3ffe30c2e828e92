package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.token.AccessTokenVerifier.Flaw.EXPIRED;
import static ostiary.core.token.AccessTokenVerifier.Flaw.MALFORMED;
import static ostiary.core.token.AccessTokenVerifier.Flaw.NOT_YET_VALID;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_AUDIENCE;
import static ostiary.core.token.AccessTokenVerifier.Flaw.WRONG_ISSUER;
import static ostiary.jose.Forge.CLAIMS;
import static ostiary.jose.Forge.HEADER;
import static ostiary.jose.Forge.claims;
import static ostiary.jose.Forge.claimsWith;

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

    final JwtAccessTokenVerifier verifier = Forge.warmVerifier();

    @ParameterizedTest
    @MethodSource({"times", "dates", "issuers", "audiences"})
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
    void mayExpireInAThousandYears() {
        var token = Forge.signed(HEADER, claims(EXP, "\"exp\":253402300799"));

        assertThat(verifier.verify(token, Forge.NOW)).isInstanceOf(Valid.class);
    }

    @Test
    void mayBeMany() {
        // With header, signature and dots, 5,676 bytes of claims make the longest token that is read.
        int room = 5676 - claimsWith("\"x\":\"\"").length();
        var longest = Forge.signed(HEADER, claimsWith("\"x\":\"" + "x".repeat(room) + '"'));
        var longer = Forge.signed(HEADER, claimsWith("\"x\":\"" + "x".repeat(room + 1) + '"'));

        assertThat(longest).hasSize(StrictJson.MAX_LENGTH);
        assertThat(verifier.verify(longest, Forge.NOW)).isInstanceOf(Valid.class);
        assertThat(verifier.verify(longer, Forge.NOW)).isEqualTo(new Invalid(MALFORMED));
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

    private static Hostile signed(String what, String claims, Flaw flaw) {
        return new Hostile(what, Forge.signed(HEADER, claims), flaw);
    }
}
