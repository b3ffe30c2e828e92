package ostiary.core.trail;

/// The first record of a chain that is not as it was chained.
///
/// @param number of the record, or that it should have
/// @param key of the object that is there, or its beginning if there is none
public record Finding(Kind kind, long number, String key) {
    /// In which way it is bad.
    public enum Kind {
        /// Its content is another.
        ALTERED,
        /// There is none of this number.
        MISSING,
        /// It is a record of another place.
        MISPLACED,
        /// It has no place in the chain.
        SURPLUS,
        /// The head is older than this record, or another one: somebody brought it back.
        BEYOND_HEAD,
        /// The chain is another than the one whose head was noted.
        UNLIKE_NOTED
    }
}
