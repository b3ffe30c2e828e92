package ostiary.core.login;

import ostiary.core.testing.Stores;

class InMemoryOwnFactorRacesTest extends OwnFactorRaces {
    InMemoryOwnFactorRacesTest() {
        super(Stores.inMemory());
    }
}
