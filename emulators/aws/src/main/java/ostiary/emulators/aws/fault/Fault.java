package ostiary.emulators.aws.fault;

/// What can go wrong between a service and its store. Named for what becomes of the one request.
public enum Fault {
    /// Refused with 500 `InternalServerError`.
    ERROR_500,
    /// Refused with 503 `ServiceUnavailable`.
    ERROR_503,
    /// Refused with `ProvisionedThroughputExceededException`: the partition is hot.
    TABLE_THROTTLED,
    /// Refused with `ThrottlingException`: the account is.
    ACCOUNT_THROTTLED,
    /// The connection is reset; the store has not seen the request.
    RESET,
    /// Served, later than usual.
    SLOW,
    /// Nobody ever answers; the store has not seen the request.
    NEVER_ANSWERED,
    /// Reaches the store only after its sender has given up, and is carried out then.
    LATE,
    /// Carried out, and the answer breaks off halfway.
    TRUNCATED,
    /// Carried out, and one bit of the answer is wrong.
    CORRUPT_BODY,
    /// Carried out, and the answer's checksum is wrong.
    CORRUPT_CRC,
    /// Carried out, and the answer is lost with its connection. An answer that refuses passes.
    DROPPED_AFTER_COMMIT
}
