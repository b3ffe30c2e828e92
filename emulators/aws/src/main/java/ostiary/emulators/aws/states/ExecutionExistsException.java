package ostiary.emulators.aws.states;

import java.io.Serial;

/// There is another execution of the name.
public final class ExecutionExistsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ExecutionExistsException(String arn) {
        super("Execution Already Exists: '" + arn + "'");
    }
}
