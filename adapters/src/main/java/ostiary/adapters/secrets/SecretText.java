package ostiary.adapters.secrets;

import java.time.InstantSource;

/// The text of a secret that others made, kept as the keys are: read anew beside the requests, served stale.
public final class SecretText {
    private final CachedSecret<String> secret;

    public SecretText(SecretSource source, InstantSource clock) {
        this.secret = new CachedSecret<>(source, String::strip, clock, Thread::startVirtualThread);
    }

    /// Without blanks around it.
    ///
    /// @throws ostiary.core.UnavailableException only if it could never be read
    public String get() {
        return secret.get();
    }
}
