package ostiary.cli.accept;

import ostiary.cli.aws.UnreadException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// How a fact is looked at.
record Assertion(Fact fact, Look look) {
    @FunctionalInterface
    interface Look {
        /// The observation, if all is as asserted.
        ///
        /// @throws UnreadException if it can't be looked at
        /// @throws RefutedException if it is otherwise
        String look() throws UnreadException;
    }

    /// Whatever else goes wrong has failed, too, and is told by its kind: messages of AWS repeat requests.
    Result result() {
        try {
            return new Result(fact, State.OK, look.look());
        } catch (UnreadException unread) {
            return new Result(fact, State.NOT_CHECKED, String.valueOf(unread.getMessage()));
        } catch (RefutedException refuted) {
            return new Result(fact, State.FAILED, String.valueOf(refuted.getMessage()));
        } catch (RuntimeException broken) {
            return new Result(fact, State.FAILED, kind(broken));
        }
    }

    /// An error of AWS by its code, any other by its class.
    static String kind(Throwable broken) {
        var cause = broken.getCause() instanceof AwsServiceException inner ? inner : broken;
        return cause instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? String.valueOf(refused.awsErrorDetails().errorCode())
                : cause.getClass().getSimpleName();
    }
}
