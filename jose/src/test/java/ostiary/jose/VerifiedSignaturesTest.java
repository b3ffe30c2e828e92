package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.jose.Forge.CLAIMS;
import static ostiary.jose.Forge.HEADER;
import static ostiary.jose.Forge.KID;
import static ostiary.jose.Forge.NOW;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.AccessTokenVerifier.Verification;
import ostiary.core.token.AccessTokenVerifier.Verification.Invalid;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;

/// A signature that was good is not checked again, and nothing else is taken for granted.
class VerifiedSignaturesTest {
    private static final int MOST = 8;
    private static final String GOOD = Forge.signed(HEADER, CLAIMS);

    private final AtomicInteger checks = new AtomicInteger();
    private VerifiedSignatures verified = new VerifiedSignatures(MOST);
    private @Nullable VerificationKey key = Forge.key(Forge.OURS);
    private String audience = Forge.AUDIENCE;

    @Test
    void aSignatureIsCheckedOnce() {
        assertThat(verify(GOOD)).isInstanceOf(Valid.class);
        assertThat(verify(GOOD)).isInstanceOf(Valid.class);

        assertThat(checks).hasValue(1);
    }

    @Test
    void withoutRoomEachSignatureIsCheckedEachTime() {
        verified = new VerifiedSignatures(0);

        verify(GOOD);
        verify(GOOD);

        assertThat(checks).hasValue(2);
        assertThat(verified.size()).isZero();
    }

    @Test
    void aBadSignatureNeverComesIn() {
        var theirs = Forge.withSignature(
                HEADER,
                Forge.sign(
                        "SHA256withRSA",
                        Forge.THEIRS.getPrivate(),
                        Forge.text(HEADER, CLAIMS).getBytes(US_ASCII)));

        assertThat(verify(theirs)).isEqualTo(new Invalid(Flaw.BAD_SIGNATURE));
        assertThat(verify(theirs)).isEqualTo(new Invalid(Flaw.BAD_SIGNATURE));
        assertThat(verified.size()).isZero();
    }

    @Test
    void whatIsSignedButCountsForNothingNeverComesIn() {
        assertThat(verify(Forge.signed(HEADER, Forge.claims(Forge.ISSUER, "https://other.example"))))
                .isEqualTo(new Invalid(Flaw.WRONG_ISSUER));
        assertThat(verify(Forge.signed(HEADER, "{}"))).isEqualTo(new Invalid(Flaw.MALFORMED));
        assertThat(verified.size()).isZero();
    }

    @Test
    void anotherTokenWithTheSameBeginningIsNotKnown() {
        verify(GOOD);
        var text = GOOD.substring(0, GOOD.lastIndexOf('.') + 1);
        var others = Forge.signed(HEADER, Forge.claimsWith("\"x\":1"));
        var signature = others.substring(others.lastIndexOf('.') + 1);

        assertThat(verify(text + signature)).isEqualTo(new Invalid(Flaw.BAD_SIGNATURE));
        assertThat(verify(others.substring(0, others.lastIndexOf('.') + 1) + GOOD.substring(text.length())))
                .isEqualTo(new Invalid(Flaw.BAD_SIGNATURE));
    }

    @Test
    void aTokenEndsThoughItsSignatureIsKnown() {
        verify(GOOD);
        var verifier = verifier();

        assertThat(verifier.verify(GOOD, NOW.plusSeconds(599))).isInstanceOf(Valid.class);
        assertThat(verifier.verify(GOOD, NOW.plusSeconds(600))).isEqualTo(new Invalid(Flaw.EXPIRED));
        assertThat(verified.size()).isZero();
        assertThat(verifier.verify(GOOD, NOW.minusSeconds(61))).isEqualTo(new Invalid(Flaw.NOT_YET_VALID));
    }

    @Test
    void whomATokenIsForIsJudgedEachTime() {
        verify(GOOD);
        audience = "https://other.example";

        assertThat(verify(GOOD)).isEqualTo(new Invalid(Flaw.WRONG_AUDIENCE));
    }

    @Test
    void aKeyThatIsGoneTakesItsVerdictsWithIt() {
        verify(GOOD);
        key = null;

        assertThat(verify(GOOD)).isEqualTo(new Invalid(Flaw.UNKNOWN_KEY));
    }

    @Test
    void anotherKeyUnderTheSameIdTakesThemWithIt() {
        verify(GOOD);
        key = new VerificationKey(KID, Forge.THEIRS.getPublic());

        assertThat(verify(GOOD)).isEqualTo(new Invalid(Flaw.BAD_SIGNATURE));
        assertThat(verified.size()).isZero();
    }

    @Test
    void theOldestGoesForANewOne() {
        var tokens = tokens(MOST + 1);
        tokens.forEach(this::verify);
        assertThat(verified.size()).isEqualTo(MOST);

        assertThat(isKnown(tokens.getFirst())).isFalse();
        assertThat(tokens.subList(1, tokens.size())).allMatch(this::isKnown);
    }

    @Test
    void nothingOfATokenIsKept() {
        var jwt = CompactJwt.split(GOOD).orElseThrow();

        var name = VerifiedSignatures.name(jwt, Forge.key(Forge.OURS));

        assertThat(name.value()).hasSize(43);
        assertThat(name).isNotEqualTo(VerifiedSignatures.name(jwt, Forge.key(Forge.NEXT)));
    }

    @Test
    void isForgottenAtOnce() {
        verify(GOOD);
        verified.forget();

        assertThat(verified.size()).isZero();
    }

    @Test
    void threadsShareOneAndItStaysSmall() throws InterruptedException, ExecutionException {
        var tokens = tokens(3 * MOST);
        var bad = tokens.stream()
                .map(token -> token.substring(0, token.lastIndexOf('.')) + GOOD.substring(GOOD.lastIndexOf('.')))
                .toList();
        var verifier = verifier();
        Callable<Boolean> client = () -> IntStream.range(0, 2)
                .mapToObj(_ -> tokens)
                .flatMap(List::stream)
                .allMatch(token -> verifier.verify(token, NOW) instanceof Valid && verified.size() <= MOST);
        Callable<Boolean> attacker = () ->
                bad.stream().allMatch(token -> verifier.verify(token, NOW).equals(new Invalid(Flaw.BAD_SIGNATURE)));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(List.of(client, attacker, client, attacker, client, client));
            for (var done : all) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(verified.size()).isEqualTo(MOST);
    }

    private static List<String> tokens(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Forge.signed(HEADER, Forge.claims("\"jti\":\"t1\"", "\"jti\":\"n" + i + "\"")))
                .toList();
    }

    private boolean isKnown(String token) {
        var ours = Forge.key(Forge.OURS);
        return verified.isKnown(VerifiedSignatures.name(CompactJwt.split(token).orElseThrow(), ours), ours, NOW);
    }

    private Verification verify(String token) {
        return verifier().verify(token, NOW);
    }

    private JwtAccessTokenVerifier verifier() {
        return new JwtAccessTokenVerifier(Forge.ISSUER, audience, keys(), verified, (jwt, by) -> {
            checks.incrementAndGet();
            return Signatures.isSigned(jwt, by);
        });
    }

    private VerificationKeys keys() {
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return Optional.ofNullable(key).filter(one -> one.kid().equals(kid));
            }

            @Override
            public List<VerificationKey> published() {
                return Optional.ofNullable(key).stream().toList();
            }
        };
    }
}
