package ostiary.adapters.dynamodb;

import ostiary.core.login.OwnFactorRaces;

class DynamoDbOwnFactorRacesTest extends OwnFactorRaces {
    DynamoDbOwnFactorRacesTest() {
        super(TableStores.of(LocalTable.shared()));
    }
}
