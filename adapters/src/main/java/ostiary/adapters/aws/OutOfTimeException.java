package ostiary.adapters.aws;

import java.io.Serial;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Nothing was sent: the request's deadline has passed.
final class OutOfTimeException extends SdkClientException {
    @Serial
    private static final long serialVersionUID = 1;

    OutOfTimeException(Dependency dependency) {
        super(SdkClientException.builder().message("no time is left to call " + dependency.id()));
    }
}
