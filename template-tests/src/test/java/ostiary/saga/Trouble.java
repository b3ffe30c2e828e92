package ostiary.saga;

/// Trouble with an attempt of a task.
enum Trouble {
    /// Nothing is done, and an error comes back.
    THROWS,
    /// Nothing is done, and nothing comes back.
    TIMES_OUT,
    /// It is done, and nothing that says so comes back.
    DIES_AFTER_ITS_WRITE,
    /// It is done twice, and both say so.
    ANSWERS_TWICE,
    /// It is done, and says so when nobody waits any more.
    ANSWERS_LATE
}
