package ostiary.subscriber;

/// Hears of each message that failed, for a log or a metric.
@FunctionalInterface
public interface FailureListener {
    /// Called before the next message.
    ///
    /// @param messageId by which SQS knows it
    /// @param failure its text is fit for a log if it is a [MalformedEventException] or an
    /// [UnfamiliarEventException]; otherwise the handler has written it
    void failed(String messageId, RuntimeException failure);
}
