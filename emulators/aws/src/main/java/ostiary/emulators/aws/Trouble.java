package ostiary.emulators.aws;

import java.util.Optional;

/// What can be wrong with a service ("Common Errors" of each API reference).
public enum Trouble {
    /// It takes no requests.
    REFUSE,
    ERROR_500,
    THROTTLE,
    /// It never answers.
    BLACKHOLE;

    /// Empty if there is none.
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
