package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.UnavailableException;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.key.SigningKey;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.token.IdTokenHint;

/// ID tokens that come back, and what else is sent in their place.
class JwtIdTokenHintsTest {
    static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(Forge.KID);
    static final String CLAIMS = """
        {"iss":"https://auth.example.com","aud":"web","sub":"7b1f3e3a-5a36-4a53-8f2f-2f3cf2c1f001",\
        "iat":%d,"exp":%d,"sid":"0d9aa07c-6a65-4d2a-9d3e-5d8b0a7d1f02","at_hash":"x","amr":["pwd"]}\
        """.formatted(Forge.NOW.getEpochSecond(), Forge.NOW.getEpochSecond() + 600);
    static final HostileTokens TOKENS = new HostileTokens(Forge.OURS, HEADER, CLAIMS);
    /// That it is for somebody else is for the caller to judge.
    static final Set<String> OF_OTHERS = Set.of("aud \"evil\"", "aud \"*\"", "aud \"web evil\"");

    static final IdTokenHint HINT = new IdTokenHint(JwtAccessTokenTest.ALICE, "web", JwtAccessTokenTest.SESSION);

    final JwtIdTokenHints hints = new JwtIdTokenHints(Forge.ISSUER, Forge.published());

    static Stream<Map.Entry<String, String>> hostile() {
        return TOKENS.all().entrySet().stream().filter(token -> !OF_OTHERS.contains(token.getKey()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isNone(Map.Entry<String, String> token) {
        assertThat(hints.read(token.getValue(), Forge.NOW)).as(token.getKey()).isEmpty();
    }

    @Test
    void theirTwinIsOne() {
        assertThat(hints.read(TOKENS.twin(), Forge.NOW)).contains(HINT);
        assertThat(hostile().count()).isGreaterThan(150);
        assertThat(TOKENS.all().values()).doesNotContain(TOKENS.twin()).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhomItIsFor() {
        assertThat(TOKENS.all().entrySet())
                .filteredOn(token -> OF_OTHERS.contains(token.getKey()))
                .hasSize(OF_OTHERS.size())
                .allSatisfy(token -> assertThat(hints.read(token.getValue(), Forge.NOW))
                        .hasValueSatisfying(hint -> assertThat(hint.clientId()).isNotEqualTo("web")));
    }

    @Test
    void isWhatTheSignerHasSigned() {
        var signer = new JwtIdTokenSigner(Forge.ISSUER, _ -> new SigningKey(Forge.KID, Forge.OURS.getPrivate()));
        var token = signer.ready(SignatureAlgorithm.RS256, Forge.NOW)
                .sign(JwtAccessTokenTest.token(Set.of("openid"), Set.of()), "x", Optional.of("n".repeat(512)));

        assertThat(hints.read(token, Forge.NOW)).contains(HINT);
    }

    @Test
    void mayHaveExpiredLongAgo() {
        assertThat(hints.read(TOKENS.twin(), Forge.NOW.plus(Duration.ofDays(89))))
                .contains(HINT);
    }

    @Test
    void anAccessTokenIsNone() {
        var signer =
                new JwtAccessTokenSigner(Forge.ISSUER, "web", _ -> new SigningKey(Forge.KID, Forge.OURS.getPrivate()));

        assertThat(hints.read(signer.sign(JwtAccessTokenTest.token(Set.of("openid"), Set.of())), Forge.NOW))
                .isEmpty();
    }

    @Test
    void isNotJudgedWithoutKeys() {
        var down = new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                throw new UnavailableException("keys", null);
            }

            @Override
            public List<VerificationKey> published() {
                throw new UnavailableException("keys", null);
            }
        };

        assertThatThrownBy(() -> new JwtIdTokenHints(Forge.ISSUER, down).read(TOKENS.twin(), Instant.EPOCH))
                .isInstanceOf(UnavailableException.class);
    }
}
