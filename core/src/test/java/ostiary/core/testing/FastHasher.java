package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicInteger;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.password.PasswordHasher;
import ostiary.core.token.Sha256;

/// Hashes at once and without a salt, and counts what a real hasher would have been busy with.
public final class FastHasher implements PasswordHasher {
    private static final PasswordHash DECOY = new PasswordHash("$fast$v=1$decoy");

    private final AtomicInteger hashed = new AtomicInteger();
    private final AtomicInteger version = new AtomicInteger(1);
    private volatile boolean busy;

    /// How many passwords have been hashed so far, be it to keep or to compare them.
    public int hashed() {
        return hashed.get();
    }

    /// Whether nobody who comes to hash or compare finds a slot.
    public void setBusy(boolean taken) {
        busy = taken;
    }

    /// From now on, hashes made before are outdated.
    public void moveParameters() {
        version.incrementAndGet();
    }

    private void takeSlot() {
        if (busy) {
            throw new HasherBusyException();
        }
        hashed.incrementAndGet();
    }

    @Override
    public PasswordHash hash(Password password) {
        takeSlot();
        return new PasswordHash("$fast$v=" + version + "$" + digest(password));
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        takeSlot();
        return hash.phc().startsWith("$fast$") && hash.phc().endsWith("$" + digest(password));
    }

    @Override
    public boolean shouldReplace(PasswordHash hash, Password password) {
        return isOutdated(hash);
    }

    /// Whether it was made before the parameters moved.
    public boolean isOutdated(PasswordHash hash) {
        return !hash.phc().startsWith("$fast$v=" + version + "$");
    }

    @Override
    public PasswordHash decoy() {
        return DECOY;
    }

    private static String digest(Password password) {
        return Sha256.of(password.text().getBytes(UTF_8)).value();
    }
}
