package ostiary.emulators.aws.gateway;

import java.net.URI;

/// What API Gateway reads by HTTPS.
@FunctionalInterface
public interface Web {
    /// Of an API that reads nothing.
    Web NONE = address -> {
        throw new IllegalStateException("nobody should read " + address);
    };

    /// The text at an address.
    ///
    /// @throws IllegalStateException if there is none
    String get(URI address);
}
