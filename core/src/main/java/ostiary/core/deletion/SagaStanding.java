package ostiary.core.deletion;

/// How a deletion stands of which other services are told.
public enum SagaStanding {
    /// It will come, and can be taken back still.
    PENDING,
    /// It can't be taken back any more, or the account is gone.
    FINAL,
    /// It was taken back for other services, and its user is not told yet.
    REFUSED,
    /// It was taken back, and there is nothing more to be told of it.
    OVER
}
