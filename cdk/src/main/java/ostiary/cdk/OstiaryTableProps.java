package ostiary.cdk;

/// A team's choices about an [OstiaryTable].
///
/// @param keepData whether the table and its key outlive the stack
/// @param protect whether nobody can delete the table, and so no rollback either: [OstiaryProps#protect()]
public record OstiaryTableProps(boolean keepData, boolean protect) {
    public OstiaryTableProps {
        Checks.protect(keepData, protect);
    }

    /// The table outlives the stack, and is protected.
    public static OstiaryTableProps standard() {
        return new OstiaryTableProps(true, true);
    }
}
