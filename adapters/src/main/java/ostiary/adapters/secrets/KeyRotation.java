package ostiary.adapters.secrets;

import static ostiary.adapters.secrets.SecretStore.CURRENT;
import static ostiary.adapters.secrets.SecretStore.PENDING;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import ostiary.adapters.secrets.SecretStore.Versions;

/// Rotates the service's keys in the four steps of Secrets Manager.
///
/// A step may be repeated, late, or preceded by one that died half-way: each checks the present state,
/// and a version's text, once written, never changes. The first rotation of a secret replaces the
/// placeholder it was created with.
public final class KeyRotation {
    private final SecretStore store;
    private final Map<String, RotatedKeys> rotated;
    private final InstantSource clock;

    /// Rotates several secrets, and publishes the public halves of the signing keys.
    ///
    /// @param signingSecret ARN of the private keys
    /// @param hmacSecrets ARNs of the HMAC keys, one for each kind
    /// @param sealingSecret ARN of the keys that seal password hashes
    public KeyRotation(
            SecretStore store,
            PublishedKeys published,
            String signingSecret,
            Set<String> hmacSecrets,
            String sealingSecret,
            InstantSource clock) {
        this(store, published, signingSecret, hmacSecrets, sealingSecret, clock, RsaKeys::generate);
    }

    KeyRotation(
            SecretStore store,
            PublishedKeys published,
            String signingSecret,
            Set<String> hmacSecrets,
            String sealingSecret,
            InstantSource clock,
            Supplier<KeyPair> rsaKeys) {
        this.store = store;
        this.rotated = new HashMap<>();
        this.clock = clock;
        hmacSecrets.forEach(secret -> rotated.put(secret, new RotatedHmacKeys(new SecureRandom())));
        rotated.put(sealingSecret, new RotatedSealingKeys(new SecureRandom()));
        rotated.put(signingSecret, new RotatedSigningKeys(published, rsaKeys));
    }

    /// Performs one step of a rotation.
    ///
    /// @param secretId ARN of the secret to rotate
    /// @param version the `ClientRequestToken`: the id of the version that the rotation creates
    /// @throws IllegalArgumentException for a secret or a version that is not to be rotated
    /// @throws IllegalStateException when the rotation cannot go on
    /// @throws ostiary.core.UnavailableException when the secrets or the published keys are out of reach; the step
    /// may be repeated
    public void perform(RotationStep step, String secretId, String version) {
        var keys = rotated.get(secretId);
        if (keys == null) {
            throw new IllegalArgumentException("not a secret that is rotated here");
        }
        var versions = store.versions(secretId);
        if (!versions.rotationEnabled()) {
            throw new IllegalArgumentException("rotation is not enabled for this secret");
        }
        var labels = versions.labels().getOrDefault(version, Set.of());
        if (labels.contains(PENDING)) {
            new Rotation(keys, secretId, version, versions).perform(step);
        } else if (!labels.contains(CURRENT)) {
            throw new IllegalArgumentException("version " + version + " is not being made by a rotation");
        }
    }

    private final class Rotation {
        private final RotatedKeys keys;
        private final String secretId;
        private final String version;
        private final Versions versions;

        Rotation(RotatedKeys keys, String secretId, String version, Versions versions) {
            this.keys = keys;
            this.secretId = secretId;
            this.version = version;
            this.versions = versions;
        }

        void perform(RotationStep step) {
            switch (step) {
                case CREATE -> create();
                case SET -> keys.publish(pending(), clock.instant());
                case TEST -> keys.test(pending());
                case FINISH -> finish();
            }
        }

        /// Of a secret that had no text, the version is current as soon as it has one (API reference of
        /// Secrets Manager, "PutSecretValue").
        private boolean isCurrent() {
            return versions.current().filter(version::equals).isPresent();
        }

        private void create() {
            if (isCurrent()) {
                return;
            }
            if (store.readPending(secretId, version).isPresent()) {
                requireInTime(pending());
                return;
            }
            store.writePending(secretId, version, KeyDocument.write(keys.next(current(), clock.instant())));
        }

        /// Tests again: an earlier step may have been skipped, and an unpublished key must not come into use.
        private void finish() {
            if (!isCurrent()) {
                var next = pending();
                requireInTime(next);
                keys.test(next);
                keys.requireReplaceable(this::current, next);
                store.makeCurrent(secretId, versions.current(), version);
            }
            store.removePending(secretId, version);
        }

        private KeySet current() {
            return store.readCurrent(secretId).map(KeyDocument::readOrEmpty).orElse(KeySet.EMPTY);
        }

        private KeySet pending() {
            return store.readPending(secretId, version)
                    .map(KeyDocument::read)
                    .orElseThrow(() -> new IllegalStateException("version " + version + " has no keys yet"));
        }

        /// Abandons a rotation that took too long. Without its label, the next one can begin.
        private void requireInTime(KeySet next) {
            if (KeyLife.isTooLate(next, clock.instant())) {
                store.removePending(secretId, version);
                throw new IllegalStateException(
                        "the rotation to version " + version + " took too long and is given up: rotate again");
            }
        }
    }
}
