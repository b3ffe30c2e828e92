package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.secrets.KeySets;
import ostiary.core.testing.Outbox;

class SharedPlatformTest {
    /// Made once: each has an RSA key.
    private static final KeySets KEYS = KeySets.fresh(Instant.EPOCH);

    private final Platform platform = new SharedPlatform(new TestPlatform(KEYS, new Outbox()));

    static Stream<Method> all() {
        return Arrays.stream(Platform.class.getDeclaredMethods());
    }

    /// Those that take something make something of it, each time.
    static Stream<Method> parts() {
        return all().filter(part -> part.getParameterCount() == 0);
    }

    /// A default that it doesn't pass on would hide what the platform says.
    @ParameterizedTest
    @MethodSource("all")
    void passesEachPartOn(Method part) {
        assertThat(SharedPlatform.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(part.getName())
                        && Arrays.equals(own.getParameterTypes(), part.getParameterTypes()));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void makesEachPartOnce(Method part) throws Exception {
        var own = SharedPlatform.class.getDeclaredMethod(part.getName(), part.getParameterTypes());

        assertThat(own.invoke(platform)).isNotNull().isSameAs(own.invoke(platform));
    }
}
