package ostiary.subscriber;

import java.util.Optional;

/// A service that takes part in the deletion of accounts, called by a [ParticipantQueue].
///
/// Each of the three may be called again, and at the same time: SQS delivers a message twice. A `prepare`
/// that comes after the end of its deletion has that end called once more. An `erase` may come without a
/// `prepare`, where the account is gone already, and so may a `cancel`. Whoever throws is asked again.
public interface Participant {
    /// Says whether the account may go. What is found out must stay true until `erase` or `cancel`: an
    /// account that is prepared gets no new order. The owner may still keep the account, so nothing is
    /// deleted.
    ///
    /// @return empty if it may go; else why not, as a code such as `open_order` and without anything about a
    /// person
    Optional<String> prepare(SagaRequest request);

    /// Deletes what there is of the account. Nothing to delete is success.
    void erase(SagaRequest request);

    /// Forgets the `prepare` of this deletion, by [SagaRequest#saga()], and of no later one. Nothing to
    /// forget is success.
    void cancel(SagaRequest request);
}
