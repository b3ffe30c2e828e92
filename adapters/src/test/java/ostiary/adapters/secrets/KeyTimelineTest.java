package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ostiary.core.key.HmacKey;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.token.AccessToken;

/// Twenty rotations under a moving clock, some slow, seen by functions whose copies of the secrets are of different
/// ages.
class KeyTimelineTest {
    private static final List<Duration> AGES =
            List.of(Duration.ZERO, Duration.ofMinutes(20), Duration.ofMinutes(65), Duration.ofMinutes(115));

    /// A copy this old does not know a new key by the time it takes over, and goes on with the one before.
    private static final Duration TOO_OLD = Duration.ofMinutes(235);

    /// The name under which the public keys are remembered, beside those of the secrets.
    private static final String PUBLISHED = "published";

    private static final Duration SLOW = Duration.ofMinutes(119);

    private record Token(String kid, Instant expires) {}

    private final RotationWorld world = new RotationWorld();
    private final Map<String, NavigableMap<Instant, String>> history = new HashMap<>();

    @Test
    void noGoodTokenIsRefusedAndNoRetiredKeyStays() {
        world.rotate(SIGNING);
        remember(SIGNING, PUBLISHED);
        var signers = Stream.concat(AGES.stream(), Stream.of(TOO_OLD))
                .map(age -> new SecretSigningKeys(copy(SIGNING, age), world.clock(), Runnable::run))
                .toList();
        var verifiers = AGES.stream()
                .map(age -> new CachedVerificationKeys(copy(PUBLISHED, age), world.clock(), Runnable::run))
                .toList();
        var live = new HashSet<Token>();
        var signedWith = new HashSet<String>();
        Runnable everyMinute = () -> {
            remember(SIGNING, PUBLISHED);
            live.removeIf(token -> !token.expires().isAfter(world.now));
            for (var signer : signers) {
                for (var algorithm : SignatureAlgorithm.values()) {
                    var kid = signer.current(algorithm, world.now).kid();
                    live.add(new Token(kid, world.now.plus(AccessToken.LIFETIME)));
                    signedWith.add(kid);
                }
            }
            for (var kid : live.stream().map(Token::kid).distinct().toList()) {
                assertThat(verifiers).allMatch(keys -> keys.find(kid).isPresent());
            }
        };

        // As quick as rotations can be, as slow as they are by default, and in between.
        var gaps = List.of(61, 180, 300, 375, 700, 255, 360);
        for (int rotations = 1; rotations < 20; rotations++) {
            live(Duration.ofMinutes(gaps.get(rotations % gaps.size())), Duration.ofMinutes(1), everyMinute);
            rotate(SIGNING, rotations % 2 == 0 ? SLOW : Duration.ZERO, everyMinute);

            assertThat(longRetired())
                    .doesNotContainAnyElementsOf(world.published.keys().ids());
        }
        assertThat(signedWith).hasSizeGreaterThan(24);
    }

    @Test
    void noGoodRefreshTokenIsRefused() {
        world.rotate(HMAC);
        remember(HMAC);
        var readers = AGES.stream()
                .map(age -> new SecretHmacKeys(copy(HMAC, age), world.clock(), Runnable::run))
                .toList();
        var tooOld = new SecretHmacKeys(copy(HMAC, TOO_OLD), world.clock(), Runnable::run);
        var lastUse = new HashMap<String, Instant>();
        Runnable everyNowAndThen = () -> {
            remember(HMAC);
            readers.forEach(keys -> lastUse.put(keys.current(world.now).id(), world.now));
            lastUse.put(tooOld.current(world.now).id(), world.now);
            lastUse.values().removeIf(last -> !last.plus(Duration.ofDays(90)).isAfter(world.now));
            for (var keys : readers) {
                assertThat(keys.all(world.now)).extracting(HmacKey::id).containsAll(lastUse.keySet());
            }
        };

        var gaps = List.of(24, 7 * 24, 90 * 24 + 3, 30 * 24);
        for (int rotations = 1; rotations < 20; rotations++) {
            live(Duration.ofHours(gaps.get(rotations % gaps.size())), Duration.ofMinutes(17), everyNowAndThen);
            rotate(HMAC, rotations % 4 < 2 ? SLOW : Duration.ZERO, everyNowAndThen);
        }
        assertThat(world.secrets.keys(HMAC).keys()).hasSizeLessThan(12);
    }

    private void live(Duration time, Duration step, Runnable life) {
        for (var end = world.now.plus(time); world.now.isBefore(end); world.pass(step)) {
            life.run();
        }
    }

    private void rotate(String secret, Duration pause, Runnable life) {
        var version = world.secrets.startRotation(secret);
        world.rotation.perform(RotationStep.CREATE, secret, version);
        live(pause, Duration.ofMinutes(1), life);
        world.rotation.perform(RotationStep.SET, secret, version);
        world.rotation.perform(RotationStep.TEST, secret, version);
        world.rotation.perform(RotationStep.FINISH, secret, version);
    }

    /// The keys whose successor has signed for 2 hours and the life of a token.
    private Set<String> longRetired() {
        var takeOvers = new TreeMap<Instant, String>();
        texts(SIGNING)
                .values()
                .forEach(
                        text -> KeyDocument.read(text).keys().forEach(key -> takeOvers.put(key.signsFrom(), key.id())));
        var past = new TreeMap<>(takeOvers.headMap(world.now.minus(Duration.ofMinutes(130)), true));
        past.pollLastEntry();
        return Set.copyOf(past.values());
    }

    private NavigableMap<Instant, String> texts(String name) {
        return history.computeIfAbsent(name, _ -> new TreeMap<>());
    }

    private void remember(String... names) {
        for (var name : names) {
            var texts = texts(name);
            var text = name.equals(PUBLISHED) ? world.published.text() : world.secrets.text(name);
            if (texts.isEmpty() || !texts.lastEntry().getValue().equals(text)) {
                texts.put(world.now, text);
            }
        }
    }

    /// The text of `age` ago; at the beginning, the first one.
    private TextSource copy(String name, Duration age) {
        var texts = texts(name);
        return () -> {
            var entry = texts.floorEntry(world.now.minus(age));
            return (entry == null ? texts.firstEntry() : entry).getValue();
        };
    }
}
