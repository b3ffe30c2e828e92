package ostiary.adapters.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// After which failures a call may be made again.
public enum RetryPolicy {
    /// What a call does is the same if it is done twice, or is done once by its condition or its client token.
    WHATEVER_FAILED {
        @Override
        boolean allow(Throwable failure) {
            return true;
        }
    },
    /// Done twice it is a nuisance: only a call that can't have been carried out is made again.
    NOT_AFTER_SENDING {
        @Override
        boolean allow(Throwable failure) {
            return failure instanceof SdkServiceException answer
                    ? answer.isThrottlingException()
                    : causes(failure).anyMatch(RetryPolicy::isBeforeSending);
        }
    };

    /// Whether a call that ended with `failure` may be made again.
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
