package ostiary.adapters.dynamodb;

import java.time.Instant;
import java.time.InstantSource;

/// A table of its own, by a clock that is set later: many accounts from one network would use up others' limits.
final class ClockedTable implements InstantSource {
    private volatile InstantSource clock = InstantSource.system();

    private final Table table = LocalTable.fresh();

    Table table() {
        return new Table(table.client(), table.name(), this);
    }

    void follow(InstantSource other) {
        clock = other;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
