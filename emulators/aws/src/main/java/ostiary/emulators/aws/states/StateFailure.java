package ostiary.emulators.aws.states;

import java.io.Serial;

/// A state fails with an error name and a cause (<https://states-language.net/spec.html#error-names>).
final class StateFailure extends RuntimeException {
    static final String RUNTIME = "States.Runtime";
    static final String TIMEOUT = "States.Timeout";

    @Serial
    private static final long serialVersionUID = 1;

    private final String error;
    private final String reason;

    StateFailure(String error, String reason) {
        super(error + ": " + reason);
        this.error = error;
        this.reason = reason;
    }

    /// The failure that "cannot be caught": the definition does not fit the data
    /// (<https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>,
    /// "States.Runtime").
    static StateFailure runtime(String reason) {
        return new StateFailure(RUNTIME, reason);
    }

    String error() {
        return error;
    }

    String reason() {
        return reason;
    }
}
