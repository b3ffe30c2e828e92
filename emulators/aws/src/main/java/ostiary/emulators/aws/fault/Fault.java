package ostiary.emulators.aws.fault;

/// The faults that the proxy can inject between a service and DynamoDB. Each describes what happens to one request.
public enum Fault {
    /// Rejected with 500 `InternalServerError`; the store never sees the request.
    ERROR_500,
    /// Rejected with 503 `ServiceUnavailable`; the store never sees the request.
    ERROR_503,
    /// Rejected with `ProvisionedThroughputExceededException`, as for a hot partition.
    TABLE_THROTTLED,
    /// Rejected with `ThrottlingException`, as for an account over its limits.
    ACCOUNT_THROTTLED,
    /// The connection is reset; the store never sees the request.
    RESET,
    /// The request is executed after a delay.
    SLOW,
    /// The client gets no response; the store never sees the request.
    NEVER_ANSWERED,
    /// The request is executed only after the client has given up.
    LATE,
    /// The request is executed and the response is cut off halfway through its body.
    TRUNCATED,
    /// The request is executed and one bit of the response body is flipped.
    CORRUPT_BODY,
    /// The request is executed and the checksum of the response is wrong.
    CORRUPT_CRC,
    /// The request is executed and the connection is closed without a response. Error
    /// responses pass through unchanged.
    DROPPED_AFTER_COMMIT
}
