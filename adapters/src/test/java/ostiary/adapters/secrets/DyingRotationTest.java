package ostiary.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.adapters.secrets.RotationWorld.HMAC;
import static ostiary.adapters.secrets.RotationWorld.SIGNING;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.UnavailableException;

/// A rotation that dies after any one of its calls, or after every one in turn, and is begun again by Secrets Manager.
class DyingRotationTest {
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @CsvSource({SIGNING + ",0", SIGNING + ",1", SIGNING + ",2", HMAC + ",0", HMAC + ",1", HMAC + ",2"})
    void comesToTheSameEnd(String secret, int rotationsBefore) {
        int deaths = 0;
        for (int call = 1; ; call++) {
            var fresh = new RotationWorld();
            for (int i = 0; i < rotationsBefore; i++) {
                fresh.rotate(secret);
                fresh.pass(Duration.ofDays(30));
            }
            if (!diesAfter(call, fresh, secret)) {
                break;
            }
            deaths++;
            assertSound(fresh, secret, rotationsBefore);
        }
        assertThat(deaths).isGreaterThan(8);
    }

    private static boolean diesAfter(int call, RotationWorld world, String secret) {
        var version = world.secrets.startRotation(secret);
        var calls = new int[1];
        world.afterEachCall(() -> {
            assertUsable(world, secret);
            if (++calls[0] == call) {
                throw new Died();
            }
        });
        boolean died = false;
        try {
            perform(world, secret, version);
        } catch (Died _) {
            died = true;
        } catch (UnavailableException read) {
            assertThat(read).hasCauseInstanceOf(Died.class); // it died in the thread that reads
            died = true;
        }
        world.afterEachCall(() -> assertUsable(world, secret));
        world.pass(Duration.ofMinutes(10));
        perform(world, secret, version);
        return died;
    }

    private static void perform(RotationWorld world, String secret, String version) {
        for (var step : RotationStep.values()) {
            world.rotation.perform(step, secret, version);
        }
    }

    /// At no moment is there a key that signs or will and that is not published.
    private static void assertUsable(RotationWorld world, String secret) {
        var signing = KeyDocument.readOrEmpty(world.secrets.text(SIGNING));
        if (secret.equals(SIGNING) && !signing.isEmpty()) {
            assertThat(world.published.keys().ids())
                    .containsAll(
                            KeyLife.withoutRetiredSigners(signing, world.now).ids());
        }
    }

    private static void assertSound(RotationWorld world, String secret, int rotationsBefore) {
        // Of those before, only the one in use is left, or, of HMAC keys, all within 90 days.
        int before = secret.equals(SIGNING) ? Math.min(rotationsBefore, 1) : rotationsBefore;
        assertThat(world.secrets.keys(secret).keys()).hasSize(before + 1);
        assertThat(world.secrets.labels(secret)).doesNotContain("AWSPENDING");
        world.rotate(secret);
    }
}
