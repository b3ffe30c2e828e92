package ostiary.functions.priming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import ostiary.adapters.secrets.KeySets;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.core.key.VerificationKey;
import ostiary.core.key.VerificationKeys;
import ostiary.core.testing.TokenForge;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.jose.JwtAccessTokenSigner;
import ostiary.jose.JwtAccessTokenVerifier;
import ostiary.jose.VerifiedSignatures;

class TokenOblivionTest {
    private final Instant now = Instant.now();

    private final VerifiedSignatures verified = new VerifiedSignatures();
    private final TokenOblivion oblivion = new TokenOblivion(verified);

    @Test
    void noSnapshotHoldsAVerdict() {
        see();
        oblivion.beforeCheckpoint(Core.getGlobalContext());

        assertThat(verified.size()).isZero();
    }

    @Test
    void noVerdictOutlivesARestore() {
        see();
        oblivion.afterRestore(Core.getGlobalContext());

        assertThat(verified.size()).isZero();
    }

    private void see() {
        var pair = TokenForge.rsa();
        var keys = KeySets.fresh(pair, now);
        var signingKeys = new SecretSigningKeys(keys.signing(), InstantSource.system());
        var signer = new JwtAccessTokenSigner("https://issuer.example", "api", signingKeys);
        var key = new VerificationKey(signingKeys.current(now).kid(), pair.getPublic());
        var verifier = new JwtAccessTokenVerifier("https://issuer.example", "api", only(key), verified);

        assertThat(verifier.verify(signer.sign(token()), now)).isInstanceOf(Valid.class);
        assertThat(verified.size()).isOne();
    }

    private static VerificationKeys only(VerificationKey key) {
        return new VerificationKeys() {
            @Override
            public Optional<VerificationKey> find(String kid) {
                return Optional.of(key).filter(one -> one.kid().equals(kid));
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(key);
            }
        };
    }

    private AccessToken token() {
        return new AccessToken(
                "t1",
                new Subject.OfClient("shop"),
                new SessionId(UUID.randomUUID()),
                "shop",
                Optional.empty(),
                Set.of(),
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                Optional.empty(),
                List.of());
    }
}
