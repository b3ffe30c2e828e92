package ostiary.cdk;

import java.util.Optional;

/// A team's choices about an [OstiaryTable].
///
/// @param keepData whether the table and its key outlive the stack
/// @param protect whether nobody can delete the table, and so no rollback either: [OstiaryProps#protect()]
/// @param existing the table to use in place of a new one; neither of the others is about it
public record OstiaryTableProps(boolean keepData, boolean protect, Optional<ExistingTable> existing) {
    public OstiaryTableProps {
        Checks.protect(keepData, protect);
    }

    /// A new table.
    public OstiaryTableProps(boolean keepData, boolean protect) {
        this(keepData, protect, Optional.empty());
    }

    /// The table outlives the stack, and is protected.
    public static OstiaryTableProps standard() {
        return new OstiaryTableProps(true, true);
    }
}
