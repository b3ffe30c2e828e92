package ostiary.emulators.aws.states;

import java.io.Serial;

/// A definition that is no state machine of the States Language, as AWS would refuse it with
/// `InvalidDefinition`.
public final class InvalidDefinitionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    InvalidDefinitionException(String what) {
        super(what);
    }
}
