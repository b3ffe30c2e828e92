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
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import ostiary.jose.JwkThumbprint;
import ostiary.jose.JwtAccessTokenSigner;
import ostiary.jose.JwtAccessTokenVerifier;
import ostiary.jose.SignatureTrial;

/// The rotation of the keys that sign access tokens. Their public halves are published, for those who verify.
final class RotatedSigningKeys implements RotatedKeys {
    private final PublishedKeys published;
    private final Supplier<KeyPair> generator;

    RotatedSigningKeys(PublishedKeys published, Supplier<KeyPair> generator) {
        this.published = published;
        this.generator = generator;
    }

    @Override
    public KeySet next(KeySet current, Instant now) {
        return next(current, now, generator.get());
    }

    static KeySet next(KeySet current, Instant now, KeyPair pair) {
        var kid = JwkThumbprint.of((RSAPublicKey) pair.getPublic());
        var kept = KeyLife.withoutRetiredSigners(current, now);
        var entry = new KeyEntry(kid, now, KeyLife.signsFrom(kept, now), RsaKeys.encode(pair.getPrivate()));
        return kept.with(entry.with(EcKeys.generate()));
    }

    @Override
    public void publish(KeySet next, Instant now) {
        var text = published.find();
        var before = text.map(KeyDocument::read).orElse(KeySet.EMPTY);
        var all = KeyLife.withoutGivenUp(before, next, now);
        for (var entry : next.keys()) {
            all = withPublicHalf(all, entry, now);
        }
        var after = KeyLife.withoutReplaced(all, KeyLife.PUBLIC_KEY_KEPT, now);
        retire(all, after, now);
        if (!after.equals(before) && !published.replace(text, KeyDocument.write(after))) {
            // Not again from here: this may be the rotation whose turn is over.
            throw new IllegalStateException("another rotation has published meanwhile; the step may be repeated");
        }
    }

    /// Before it is published no more a key is known to be retired, so that a step that dies in between loses none.
    private void retire(KeySet all, KeySet published, Instant now) {
        var text = this.published.retired().find();
        var before = retired(this.published);
        var others = before.filter(key -> !all.ids().contains(key.id()));
        var kept = KeyLife.withoutReplaced(all.with(others), KeyLife.RETIRED_KEY_KEPT, now)
                .filter(key -> !published.ids().contains(key.id()));
        if (!kept.equals(before) && !this.published.retired().replace(text, KeyDocument.write(kept))) {
            throw new IllegalStateException("another rotation has retired keys meanwhile; the step may be repeated");
        }
    }

    static KeySet retired(PublishedKeys published) {
        return published.retired().find().map(KeyDocument::readOrEmpty).orElse(KeySet.EMPTY);
    }

    /// Signs as a function with `next` would, and verifies against the published keys.
    @Override
    public void test(KeySet next) {
        var clock = InstantSource.system();
        var signer =
                new JwtAccessTokenSigner("test", "test", new SecretSigningKeys(() -> KeyDocument.write(next), clock));
        var verifier = new JwtAccessTokenVerifier("test", "test", new CachedVerificationKeys(published, clock));
        for (var entry : next.keys()) {
            var token = sample(entry.signsFrom());
            var verdict = verifier.verify(signer.sign(token), token.issuedAt());
            if (!(verdict instanceof Valid)) {
                throw new IllegalStateException("key " + entry.id() + " does not work: " + verdict);
            }
        }
        next.keys().stream().flatMap(entry -> entry.es256().stream()).forEach(key -> {
            var publicKey = new CachedVerificationKeys(published, clock).find(key.id());
            if (publicKey.isEmpty() || !SignatureTrial.passes(EcKeys.privateKey(key), publicKey.get())) {
                throw new IllegalStateException("key " + key.id() + " does not work");
            }
        });
    }

    /// A version of before that finished a rotation of this one has published the key of RS256 without the one beside
    /// it: that is added, and the entry stays as old as it is.
    private static KeySet withPublicHalf(KeySet published, KeyEntry entry, Instant now) {
        var known = published.keys().stream()
                .filter(key -> key.id().equals(entry.id()))
                .findFirst();
        if (known.isPresent()
                && (known.get().es256().isPresent() || entry.es256().isEmpty())) {
            return published;
        }
        var added = known.map(KeyEntry::added).orElse(now);
        return published.filter(key -> !key.id().equals(entry.id())).with(publicHalf(entry, added));
    }

    static KeyEntry publicHalf(KeyEntry entry, Instant now) {
        var key = RsaKeys.publicHalf(RsaKeys.privateKey(entry));
        return new KeyEntry(
                entry.id(),
                now,
                entry.signsFrom(),
                RsaKeys.encode(key),
                entry.es256().map(KeyEntry.Es256::publicHalf));
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
