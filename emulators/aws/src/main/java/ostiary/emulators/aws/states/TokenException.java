package ostiary.emulators.aws.states;

import java.io.Serial;

/// A task token that nothing waits for
/// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html>, "Errors").
public final class TokenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String type;

    TokenException(String type, String message) {
        super(message);
        this.type = type;
    }

    /// `InvalidToken`, `TaskDoesNotExist`, or `TaskTimedOut` also for what was answered already.
    public String type() {
        return type;
    }
}
