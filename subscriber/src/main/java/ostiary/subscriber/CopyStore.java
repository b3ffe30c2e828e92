package ostiary.subscriber;

/// Port: where a team keeps its copy, an entry for each entity, with the version that it is of.
///
/// Each method is one conditional write and reads nothing, so that events that come twice, late or at the same time do
/// no harm. In a DynamoDB table of the team's own with the key `entity`:
///
/// ```text
/// putIfNewer   PutItem    {entity, version, and the value's attributes}
///              condition  attribute_not_exists(#version) OR #version < :version
///              false for a ConditionalCheckFailedException
///
/// bury         PutItem    {entity, version: 9223372036854775807, buried_version: :version}
///              condition  attribute_not_exists(#version) OR #version < :buried
///              with       :buried = 9223372036854775807 (CopyStore.BURIED)
///              false for a ConditionalCheckFailedException
/// ```
///
/// A tombstone has the highest of all versions, so the first condition refuses whatever comes after it. Readers take an
/// item of that version for none.
///
/// @param <V> what is kept of an entity
public interface CopyStore<V> {
    /// The version of a tombstone. CloudEvents end at 2,147,483,647.
    long BURIED = Long.MAX_VALUE;

    /// Stores the value, unless what is there is as new, or newer, or a tombstone.
    ///
    /// @param version from 1 on
    /// @return whether it did
    boolean putIfNewer(String entity, long version, V value);

    /// Leaves a tombstone for the entity, be it known or not. A late update never comes back from behind it, whatever
    /// its version.
    ///
    /// @param version of the event that says so; it decides nothing, and is for people who look
    /// @return whether this was the first time
    boolean bury(String entity, long version);
}
