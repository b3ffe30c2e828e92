package ostiary.adapters.secrets;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The keys of one service, what rotates them, and a clock that a test moves.
final class RotationWorld {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String SIGNING = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:signing-a1b2c3";
    static final String HMAC = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:hmac-a1b2c3";
    static final String SEALING = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:sealing-a1b2c3";
    static final String PLACEHOLDER = "{\"keys\":[],\"placeholder\":\"x7Q,hT'\\\"k\"}";

    /// Small, for 3072 bits take a second each; and made once, for a test may begin many worlds.
    private static final List<KeyPair> PAIRS = new ArrayList<>();

    final InMemorySecrets secrets = new InMemorySecrets();
    final InMemoryPublishedKeys published = new InMemoryPublishedKeys();
    final KeyRotation rotation;
    Instant now = NOON;

    RotationWorld() {
        secrets.create(SIGNING, PLACEHOLDER);
        secrets.create(HMAC, PLACEHOLDER);
        secrets.create(SEALING, PLACEHOLDER);
        rotation = new KeyRotation(secrets, published, SIGNING, Set.of(HMAC), SEALING, clock(), pairs());
    }

    InstantSource clock() {
        return () -> now;
    }

    /// Runs `action` when a call to where keys are kept has had its effect and its answer is on the way.
    void afterEachCall(Runnable action) {
        secrets.afterEachCall(action);
        published.afterEachCall(action);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// A whole rotation as Secrets Manager does it.
    void rotate(String secretId) {
        var version = secrets.startRotation(secretId);
        for (var step : RotationStep.values()) {
            rotation.perform(step, secretId, version);
        }
    }

    static Supplier<KeyPair> pairs() {
        var used = new AtomicInteger();
        return () -> {
            if (used.get() == PAIRS.size()) {
                PAIRS.add(pair());
            }
            return PAIRS.get(used.getAndIncrement());
        };
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
