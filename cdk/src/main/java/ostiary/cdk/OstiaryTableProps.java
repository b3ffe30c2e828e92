package ostiary.cdk;

/// A team's choices about an [OstiaryTable].
///
/// @param keepData whether the table and its key outlive the stack, and the table is protected from deletion
public record OstiaryTableProps(boolean keepData) {
    /// The table outlives the stack.
    public static OstiaryTableProps standard() {
        return new OstiaryTableProps(true);
    }
}
