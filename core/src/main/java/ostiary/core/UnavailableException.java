package ostiary.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something the service needs is out of reach or overloaded. Nothing was decided, and the caller may come again.
public class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// @param what the name of the dependency that is out of reach; logged, so it never holds a secret
    public UnavailableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /// How long a caller should wait before the next try.
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
