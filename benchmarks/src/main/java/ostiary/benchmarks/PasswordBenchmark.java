package ostiary.benchmarks;

import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.password.PasswordHash;

/// A password check, beside the same check by other implementations.
@State(Scope.Thread)
public class PasswordBenchmark {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Argon2PasswordHasher ours = new Argon2PasswordHasher(1, TIMEOUT);
    private final Argon2PasswordHasher portable = Argon2PasswordHasher.portable(1, TIMEOUT);
    private final PasswordHash hash = ours.hash(Service.PASSWORD);

    @Benchmark
    public void besideLibArgon2(SideBySide times, Library library, Blackhole blackhole) throws Exception {
        times.turn(this::check, () -> library.check(hash), blackhole);
    }

    @Benchmark
    public void besideBouncyCastle(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(this::check, () -> matching(portable.matches(Service.PASSWORD, hash)), blackhole);
    }

    private boolean check() {
        return matching(ours.matches(Service.PASSWORD, hash));
    }

    private static boolean matching(boolean matches) {
        if (!matches) {
            throw new IllegalStateException("the password does not match its hash");
        }
        return true;
    }

    /// A separate class, so that only benchmarks that use the library need it installed.
    @State(Scope.Thread)
    public static class Library {
        private final LibArgon2 libArgon2 = LibArgon2.load();

        boolean check(PasswordHash hash) {
            return matching(libArgon2.matches(Service.PASSWORD.text(), hash.phc()));
        }
    }
}
