package ostiary.adapters.secrets;

import java.time.InstantSource;

/// A secret's text that others maintain, cached like the keys: refreshed beside requests, served stale.
public final class SecretText {
    private final CachedText<String> secret;

    public SecretText(TextSource source, InstantSource clock) {
        this.secret = new CachedText<>(source, String::strip, clock, Thread::startVirtualThread);
    }

    /// The text without surrounding white space.
    ///
    /// @throws ostiary.core.UnavailableException only if it has never been read
    public String get() {
        return secret.get();
    }
}
