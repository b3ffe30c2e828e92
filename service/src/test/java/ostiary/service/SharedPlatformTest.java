package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.secrets.KeySets;
import ostiary.core.testing.Outbox;

class SharedPlatformTest {
    /// These make something of what they are given, each time.
    private static final Set<String> ANEW = Set.of("credentialSource", "watched");

    /// Made once: each has an RSA key.
    private static final KeySets KEYS = KeySets.fresh(Instant.EPOCH);

    private final Platform platform = new SharedPlatform(new TestPlatform(KEYS, new Outbox()));

    static Stream<Method> parts() {
        return Arrays.stream(Platform.class.getDeclaredMethods()).filter(part -> !ANEW.contains(part.getName()));
    }

    /// A default that it doesn't pass on would hide what the platform says.
    @ParameterizedTest
    @MethodSource("parts")
    void passesEachPartOnAndMakesItOnce(Method part) throws Exception {
        var own = SharedPlatform.class.getDeclaredMethod(part.getName(), part.getParameterTypes());

        assertThat(own.invoke(platform)).isNotNull().isSameAs(own.invoke(platform));
    }
}
