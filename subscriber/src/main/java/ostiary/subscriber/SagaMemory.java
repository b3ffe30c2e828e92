package ostiary.subscriber;

import java.time.Instant;

/// Port: where a participant notes how far each deletion has come, so that a request which SQS delivers late
/// is known to be late.
///
/// The method is one conditional write, so that requests that come twice, late or at the same time do no
/// harm. In a DynamoDB table of the team's own with the key `saga` and the time to live `expires_at`:
///
/// ```text
/// reach        PutItem    {saga, rank: SagaPhase.rank(), expires_at: forgetAt in seconds}
///              condition  attribute_not_exists(#rank) OR #rank <= :rank
///              returns    the phase; for a ConditionalCheckFailedException that of the item's rank
///              with       ReturnValuesOnConditionCheckFailure: ALL_OLD
/// ```
public interface SagaMemory {
    /// Notes that a deletion has come to a phase, unless it has come further before.
    ///
    /// @param saga [SagaRequest#saga()]
    /// @param forgetAt when nothing of this deletion can come any more
    /// @return the furthest phase by [SagaPhase#rank()] that was ever noted, this one included
    SagaPhase reach(String saga, SagaPhase phase, Instant forgetAt);
}
