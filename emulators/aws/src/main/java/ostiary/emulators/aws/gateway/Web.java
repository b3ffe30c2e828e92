package ostiary.emulators.aws.gateway;

import java.net.URI;

/// Fetches documents over HTTPS on behalf of API Gateway.
@FunctionalInterface
public interface Web {
    /// The Web of an API that fetches nothing; every request fails.
    Web NONE = address -> {
        throw new IllegalStateException("nobody should read " + address);
    };

    /// Fetches the text at an address.
    ///
    /// @throws IllegalStateException if there is none
    String get(URI address);
}
