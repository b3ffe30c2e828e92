package ostiary.adapters.secrets;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import ostiary.adapters.jose.JwkThumbprint;
import ostiary.adapters.jose.JwtAccessTokenSigner;
import ostiary.adapters.jose.JwtAccessTokenVerifier;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The rotation of the keys that sign access tokens. Their public halves go into a separate
/// secret, which verifiers read.
final class RotatedSigningKeys implements RotatedKeys {
    private final SecretStore store;
    private final String verificationSecret;
    private final Supplier<KeyPair> generator;

    RotatedSigningKeys(SecretStore store, String verificationSecret, Supplier<KeyPair> generator) {
        this.store = store;
        this.verificationSecret = verificationSecret;
        this.generator = generator;
    }

    @Override
    public KeySet next(KeySet current, Instant now) {
        return next(current, now, generator.get());
    }

    static KeySet next(KeySet current, Instant now, KeyPair pair) {
        var kid = JwkThumbprint.of((RSAPublicKey) pair.getPublic());
        var kept = KeyLife.withoutRetiredSigners(current, now);
        return kept.with(new KeyEntry(kid, now, KeyLife.signsFrom(kept, now), RsaKeys.encode(pair.getPrivate())));
    }

    @Override
    public void publish(KeySet next, Instant now) {
        var published = published();
        var all = KeyLife.withoutGivenUp(published, next, now);
        for (var entry : next.keys()) {
            all = all.ids().contains(entry.id()) ? all : all.with(publicHalf(entry, now));
        }
        var after = KeyLife.withoutReplaced(all, KeyLife.PUBLIC_KEY_KEPT, now);
        if (!after.equals(published)) {
            store.writeCurrent(verificationSecret, KeyDocument.write(after));
        }
    }

    /// Signs as a function with `next` would, and verifies against the published keys.
    @Override
    public void test(KeySet next) {
        var clock = InstantSource.system();
        var signer =
                new JwtAccessTokenSigner("test", "test", new SecretSigningKeys(() -> KeyDocument.write(next), clock));
        var verifier = new JwtAccessTokenVerifier(
                "test", "test", new SecretVerificationKeys(() -> KeyDocument.write(published()), clock));
        for (var entry : next.keys()) {
            var token = sample(entry.signsFrom());
            var verdict = verifier.verify(signer.sign(token), token.issuedAt());
            if (!(verdict instanceof Valid)) {
                throw new IllegalStateException("key " + entry.id() + " does not work: " + verdict);
            }
        }
    }

    private KeySet published() {
        return store.readCurrent(verificationSecret)
                .map(KeyDocument::readOrEmpty)
                .orElse(KeySet.EMPTY);
    }

    static KeyEntry publicHalf(KeyEntry entry, Instant now) {
        var key = RsaKeys.publicHalf(RsaKeys.privateKey(entry));
        return new KeyEntry(entry.id(), now, entry.signsFrom(), RsaKeys.encode(key));
    }

    private static AccessToken sample(Instant now) {
        return new AccessToken(
                "test",
                new UserId(new UUID(0, 0)),
                new SessionId(new UUID(0, 0)),
                "test",
                Set.of(),
                Set.of(),
                now,
                now.plus(Duration.ofMinutes(1)),
                now,
                List.of());
    }
}
