package ostiary.emulators.aws;

/// What can be wrong with a service ("Common Errors" of each API reference).
public enum Trouble {
    /// It takes no requests.
    REFUSE,
    ERROR_500,
    THROTTLE,
    /// It never answers.
    BLACKHOLE;

    AwsAnswer answer() {
        return switch (this) {
            case REFUSE -> new AwsFailure(503, "ServiceUnavailable", "The service takes no requests").answer();
            case ERROR_500 -> new AwsFailure(500, "InternalFailure", "The request has failed").answer();
            case THROTTLE -> new AwsFailure(400, "ThrottlingException", "Rate exceeded").answer();
            case BLACKHOLE -> throw new IllegalStateException("no answer");
        };
    }
}
