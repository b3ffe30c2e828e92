package ostiary.adapters.aws;

import java.io.Serial;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Nothing was sent: the dependency has failed too often, or another attempt is probing it.
final class CircuitOpenException extends SdkClientException {
    @Serial
    private static final long serialVersionUID = 1;

    CircuitOpenException(Dependency dependency) {
        super(SdkClientException.builder().message("the circuit to " + dependency.id() + " is open"));
    }
}
