package ostiary.adapters.dynamodb;

import ostiary.core.deletion.DeletionSetup;

/// Somebody whose account is in a table of its own.
abstract class ClockedDeletionSetup extends DeletionSetup {
    final ClockedTable clocked;

    ClockedDeletionSetup(ClockedTable clocked) {
        super(TableStores.of(clocked.table()), clocked::follow);
        this.clocked = clocked;
    }
}
