package ostiary.subscriber;

import java.util.Optional;

/// A service that takes part in the deletion of accounts.
///
/// Each of the three may be asked for again, at the same time, and in a wrong order: SQS delivers a message twice,
/// and late. So whoever has cancelled or erased notes [SagaRequest#saga()] in the same write, and prepares nothing
/// for that saga any more; the note may go a month after [SagaRequest#deletesAt()]. An `erase` may come without a
/// `prepare`, where the account is gone already, and so may a `cancel`. Whoever throws is asked again.
public interface Participant {
    /// Says whether the account may go. What is found out must stay true until `erase` or `cancel`: an account that is
    /// prepared gets no new order. The owner may still keep the account, so nothing is deleted.
    ///
    /// @return empty if it may go; else why not, as a code such as `open_order` and without anything about a person
    Optional<String> prepare(SagaRequest request);

    /// Deletes what there is of the account. Nothing to delete is success.
    void erase(SagaRequest request);

    /// Forgets a `prepare`. Nothing to forget is success. It says nothing once the account was erased here.
    void cancel(SagaRequest request);
}
