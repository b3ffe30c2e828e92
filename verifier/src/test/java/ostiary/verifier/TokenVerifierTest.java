package ostiary.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.verifier.Tokens.NOW;
import static ostiary.verifier.Tokens.PAIR;
import static ostiary.verifier.Tokens.SESSION;
import static ostiary.verifier.Tokens.TOKENS;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.access.CheckAccess.Outcome;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Refused;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.testing.MovableClock;

class TokenVerifierTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final MovableClock clock = new MovableClock(NOW);
    private FakeIssuer issuer;
    private TokenVerifier verifier;

    @BeforeEach
    void open() throws Exception {
        issuer = new FakeIssuer(PAIR);
        verifier = new TokenVerifier(issuer.settings().as("verifier", "s:cret%"), clock, IssuerHttp.LONGEST);
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void takesTheGoodOneAndNoneThatIsMadeOfIt() {
        assertThat(verifier.check(TOKENS.twin())).isInstanceOf(Granted.class);
        assertThat(TOKENS.all())
                .hasSizeGreaterThan(100)
                .allSatisfy((flaw, token) ->
                        assertThat(verifier.check(token)).as(flaw).isInstanceOf(Refused.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"kind":"session","id":"0b54d1a4-7f0e-4a55-8d77-8a8a3c1f2e9b"}                                         | true
        {"kind":"session","id":"1b54d1a4-7f0e-4a55-8d77-8a8a3c1f2e9b"}                                         | false
        {"kind":"user","id":"6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10","until":"2026-11-30T12:00:00Z"}             | true
        {"kind":"user","id":"6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10","until":"2026-11-30T11:58:00Z"}             | false
        {"kind":"sessions_of","id":"6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10","until":"2026-11-30T12:00:00Z"}      | true
        {"kind":"client","id":"browser","until":"2026-11-30T12:00:00Z"}                                        | true
        {"kind":"everyone","until":"2026-11-30T12:00:00Z"}                                                     | true
        {"kind":"of a later version","id":"x"},{"kind":"session","id":"0b54d1a4-7f0e-4a55-8d77-8a8a3c1f2e9b"}  | true
        {"kind":"session","id":"no uuid"},{"kind":"everyone","until":"never"},{},[],1                          | false
        """)
    void seesARevocationWithinFiveSeconds(String entries, boolean isRevoked) {
        assertThat(verifier.check(TOKENS.twin())).isInstanceOf(Granted.class);

        issuer.revocations = FakeIssuer.page(entries, "");
        clock.advance(FIVE_SECONDS);

        assertThat(verifier.check(TOKENS.twin())).isInstanceOf(isRevoked ? Revoked.class : Granted.class);
    }

    @Test
    void readsAsTheClientThatItIs() {
        verifier.check(TOKENS.twin());

        // RFC 6749 §2.3.1: "s:cret%" is encoded before it is joined.
        assertThat(issuer.calls)
                .containsSubsequence(
                        "POST /oauth2/token Basic dmVyaWZpZXI6cyUzQWNyZXQlMjU="
                                + "grant_type=client_credentials&scope=ostiary%3Arevocations",
                        "GET /revocations?after=2026-11-30T11%3A49%3A00Z Bearer verifiers");
    }

    @Test
    void asksOnceForAllRequestsOfFiveSeconds() {
        for (int i = 0; i < 50; i++) {
            verifier.check(TOKENS.twin());
        }

        assertThat(issuer.count("GET /revocations")).isEqualTo(1);
        assertThat(issuer.count("GET /.well-known/jwks.json")).isEqualTo(1);
        assertThat(issuer.count("POST")).isEqualTo(1);
    }

    @Test
    void goesOnWithWhatItKnowsWhileRevocationsCannotBeRead() {
        issuer.revocations = FakeIssuer.page("{\"kind\":\"session\",\"id\":\"" + SESSION + "\"}", "");
        verifier.check(TOKENS.twin());
        issuer.statusOfRevocations = 503;
        clock.advance(FIVE_SECONDS);

        assertThat(verifier.check(TOKENS.twin())).isInstanceOf(Revoked.class);
    }

    /// A balancer that was cut off from its target says nothing more, and does not close either.
    @Test
    @Timeout(60)
    void waitsForNoAnswerThatStopsInItsMidst() {
        var hasty = new TokenVerifier(issuer.settings().as("verifier", "secret"), clock, Duration.ofMillis(100));
        issuer.silent = "/.well-known/jwks.json";
        assertThatThrownBy(() -> hasty.check(TOKENS.twin())).isInstanceOf(UnavailableException.class);

        issuer.silent = "/revocations";
        clock.advance(Duration.ofSeconds(2));
        assertThat(until(() -> hasty.check(TOKENS.twin()))).isInstanceOf(Granted.class);
        assertThat(hasty.revocationsKnownAsOf()).isEmpty();
    }

    /// On a busy machine even a good answer may be too late for so hasty a verifier.
    private Outcome until(Supplier<Outcome> check) {
        while (true) {
            try {
                return check.get();
            } catch (UnavailableException late) {
                clock.advance(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void tellsAsOfWhenItKnowsWhatIsRevoked() {
        issuer.statusOfRevocations = 403;
        assertThat(verifier.check(TOKENS.twin())).isInstanceOf(Granted.class);
        assertThat(verifier.revocationsKnownAsOf()).isEmpty();

        issuer.statusOfRevocations = 200;
        clock.advance(FIVE_SECONDS);
        verifier.check(TOKENS.twin());
        assertThat(verifier.revocationsKnownAsOf()).contains(clock.instant());
    }

    @Test
    void getsAnotherTokenWhenItsOwnIsRefused() {
        issuer.statusOfRevocations = 401;
        verifier.check(TOKENS.twin());

        assertThat(issuer.count("POST /oauth2/token")).isEqualTo(2);
        assertThat(issuer.count("GET /revocations")).isEqualTo(2);
    }

    /// An issuer that always says that there is more must not be read for ever.
    @Test
    void refusesAllThatIsOlderThanWhatItCanRead() {
        issuer.revocations = FakeIssuer.page("", "more");

        assertThat(verifier.check(TOKENS.twin())).isInstanceOf(Revoked.class);
        assertThat(issuer.count("GET /revocations")).isEqualTo(20);
    }

    @Test
    void asksNobodyAboutRevocationsWithoutAClient() {
        var alone = new TokenVerifier(issuer.settings(), clock, IssuerHttp.LONGEST);

        assertThat(alone.check(TOKENS.twin())).isInstanceOf(Granted.class);
        assertThat(issuer.calls).hasSize(1);
    }

    @Test
    void looksOnceForKeysThatStrangersMakeUp() {
        verifier.check(TOKENS.twin());
        var strange = Tokens.of(Tokens.pair(), NOW).twin();
        clock.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 50; i++) {
            assertThat(verifier.check(strange)).isInstanceOf(Refused.class);
        }

        assertThat(issuer.count("GET /.well-known/jwks.json")).isEqualTo(2);
    }

    @Test
    void findsAKeyThatWasPublishedMeanwhile() throws Exception {
        verifier.check(TOKENS.twin());
        var next = Tokens.pair();
        try (var rotated = new FakeIssuer(next)) {
            issuer.keySet = rotated.keySet;
        }
        clock.advance(Duration.ofSeconds(31));

        assertThat(verifier.check(Tokens.of(next, NOW).twin())).isInstanceOf(Granted.class);
    }

    @Test
    void keepsKeysForTwoHoursAtMostWhileTheIssuerIsOutOfReach() {
        var twin = Tokens.of(PAIR, NOW.plus(Duration.ofHours(1))).twin();
        verifier.check(TOKENS.twin());
        issuer.close();

        clock.advance(Duration.ofMinutes(90));
        assertThat(verifier.check(twin)).isInstanceOf(Granted.class);
        clock.advance(Duration.ofMinutes(31));
        assertThatThrownBy(() -> verifier.check(twin)).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"keys\":1}", "<html>", "{\"keys\":[],\"keys\":[]}"})
    void isUnavailableWhereThereIsNoKeySet(String answer) {
        issuer.keySet = answer;

        assertThatThrownBy(() -> verifier.check(TOKENS.twin())).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://auth.example.com", "ftp://127.0.0.1", "//auth", "https://a/?b", "https://a/#b"})
    void readsNothingFromWhereOthersCouldWrite(String api) {
        var settings = VerifierSettings.of(FakeIssuer.ISSUER, FakeIssuer.AUDIENCE);

        assertThatIllegalArgumentException().isThrownBy(() -> settings.at(URI.create(api)));
    }

    @Test
    void tellsNobodyItsSecret() {
        assertThat(issuer.settings().as("verifier", "s3cret").toString()).doesNotContain("s3cret");
    }
}
