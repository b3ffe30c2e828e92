package ostiary.adapters.telemetry;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Measures, with the open [Invocation], how many callers wait for a slot whenever a password is hashed
/// (`HashQueue`), and how many get none in time (`HashRefused`). For functions only.
public final class WatchedPasswordHasher implements PasswordHasher {
    private final PasswordHasher hasher;
    private final IntSupplier waiting;

    /// @param waiting how many callers wait now
    public WatchedPasswordHasher(PasswordHasher hasher, IntSupplier waiting) {
        this.hasher = hasher;
        this.waiting = waiting;
    }

    @Override
    public PasswordHash hash(Password password) {
        return watch(() -> hasher.hash(password));
    }

    @Override
    public Optional<PasswordHash> hashAtOnce(Password password) {
        return watch(() -> hasher.hashAtOnce(password));
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        return watch(() -> hasher.matches(password, hash));
    }

    @Override
    public boolean shouldReplace(PasswordHash hash, Password password) {
        return hasher.shouldReplace(hash, password);
    }

    @Override
    public PasswordHash decoy() {
        return hasher.decoy();
    }

    private <T> T watch(Supplier<T> hashing) {
        count("HashQueue", waiting.getAsInt());
        try {
            return hashing.get();
        } catch (HasherBusyException busy) {
            count("HashRefused", 1);
            throw busy;
        }
    }

    /// Never throws: a failed count must not fail a login.
    private static void count(String metric, int value) {
        try {
            EmbeddedMetrics.ofThisInvocation().addMetric(metric, value, MetricUnit.COUNT);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }
}
