package ostiary.cdk;

/// What a team decides about an [OstiaryTable].
///
/// @param keepData whether the table and its key outlive the stack, and the table refuses to be deleted
public record OstiaryTableProps(boolean keepData) {
    /// The table is kept.
    public static OstiaryTableProps standard() {
        return new OstiaryTableProps(true);
    }
}
