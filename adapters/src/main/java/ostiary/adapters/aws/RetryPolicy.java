package ostiary.adapters.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// The failures after which a call may be retried.
enum RetryPolicy {
    /// Retries after any failure: the call is idempotent, by its nature, its condition or its client token.
    WHATEVER_FAILED {
        @Override
        boolean allow(Throwable failure) {
            return true;
        }
    },
    /// Only if the call cannot have been carried out: a repetition would be a nuisance, such as a second mail.
    NOT_AFTER_SENDING {
        @Override
        boolean allow(Throwable failure) {
            return failure instanceof SdkServiceException answer
                    ? answer.isThrottlingException()
                    : causes(failure).anyMatch(RetryPolicy::isBeforeSending);
        }
    };

    /// Whether a call that failed with `failure` may be retried.
    abstract boolean allow(Throwable failure);

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof IOException
                && (cause instanceof UnknownHostException
                        || cause instanceof ConnectException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof SSLHandshakeException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, at -> at.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(20);
    }
}
