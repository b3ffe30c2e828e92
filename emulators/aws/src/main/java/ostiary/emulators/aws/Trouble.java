package ostiary.emulators.aws;

import java.util.Optional;

/// The ways in which a service can be unavailable ("Common Errors" in each API reference).
public enum Trouble {
    /// Every request is refused with 503 `ServiceUnavailable`.
    REFUSE,
    ERROR_500,
    THROTTLE,
    /// Requests are accepted and never answered.
    BLACKHOLE;

    /// The error response, or empty if there is no response.
    Optional<AwsAnswer> answer() {
        return switch (this) {
            case REFUSE -> failure(503, "ServiceUnavailable", "The service takes no requests");
            case ERROR_500 -> failure(500, "InternalFailure", "The request has failed");
            case THROTTLE -> failure(400, "ThrottlingException", "Rate exceeded");
            case BLACKHOLE -> Optional.empty();
        };
    }

    private static Optional<AwsAnswer> failure(int status, String type, String message) {
        return Optional.of(new AwsFailure(status, type, message).answer());
    }
}
