package ostiary.core.deletion;

import ostiary.core.testing.Stores;

class InMemoryDeletionRacesTest extends DeletionRaces {
    private static final int ROUNDS = 300;

    InMemoryDeletionRacesTest() {
        super(() -> new Opened(Stores.inMemory(), _ -> {}), ROUNDS);
    }
}
