package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.key.VerificationKey;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.jose.JwtAccessTokenSigner;
import ostiary.jose.JwtAccessTokenVerifier;

class KeySetsTest {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOON);
    static final KeySets FRESH = KeySets.fresh(NOON);

    @Test
    void signAndVerify() {
        assertThat(works(FRESH, FRESH)).isTrue();
    }

    @Test
    void haveKeysOfThreeThousandBits() {
        var key = new SecretSigningKeys(FRESH.signing(), CLOCK).current(NOON);

        assertThat(((RSAPrivateKey) key.key()).getModulus().bitLength()).isEqualTo(3072);
        assertThat(key.kid()).hasSize(43);
    }

    @Test
    void findPublishedKeysByTheirId() {
        var kid = new SecretSigningKeys(FRESH.signing(), CLOCK).current(NOON).kid();
        var published = new CachedVerificationKeys(FRESH.verification(), CLOCK);

        assertThat(published.find(kid)).isPresent();
        assertThat(published.find("other")).isEmpty();
        assertThat(published.published())
                .extracting(VerificationKey::kid)
                .containsExactly(
                        kid,
                        new SecretSigningKeys(FRESH.signing(), CLOCK)
                                .currentEs256(NOON)
                                .kid());
    }

    @Test
    void giveTheHmacKeyInUseFirst() {
        var world = new RotationWorld();
        for (int i = 0; i < 3; i++) {
            world.rotate(RotationWorld.HMAC);
            world.pass(Duration.ofDays(1));
        }
        world.rotate(RotationWorld.HMAC);
        var ids = world.secrets.keys(RotationWorld.HMAC).keys().stream()
                .map(KeyEntry::id)
                .toList();
        var keys = new SecretHmacKeys(() -> world.secrets.text(RotationWorld.HMAC), world.clock());

        // The third one is in use; the fourth is still waiting.
        assertThat(keys.current(world.now).id()).isEqualTo(ids.get(2));
        assertThat(keys.all(world.now))
                .extracting(key -> key.id())
                .containsExactly(ids.get(2), ids.get(3), ids.get(1), ids.get(0));
        assertThat(keys.find(ids.get(3))).isPresent();
        assertThat(keys.find("other")).isEmpty();
    }

    private static boolean works(KeySets signing, KeySets verifying) {
        var token = new AccessToken(
                "t1",
                new UserId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                "web",
                Set.of("openid"),
                Set.of(),
                NOON,
                NOON.plus(AccessToken.LIFETIME),
                NOON,
                List.of("pwd"));
        var text = new JwtAccessTokenSigner("i", "a", new SecretSigningKeys(signing.signing(), CLOCK)).sign(token);
        return new JwtAccessTokenVerifier("i", "a", new CachedVerificationKeys(verifying.verification(), CLOCK))
                .verify(text, NOON)
                .equals(new Valid(token));
    }
}
