package ostiary.adapters.dynamodb;

import ostiary.core.testing.Stores;

/// All stores of the core, over a table.
public final class TableStores {
    private TableStores() {}

    public static Stores of(Table table) {
        return new Stores(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbSignUpStore(table),
                new DynamoDbSessionStore(table),
                new DynamoDbAttemptStore(table),
                new DynamoDbRevocationFeed(table),
                new DynamoDbChallengeStore(table),
                new DynamoDbDeviceStore(table),
                new DynamoDbClientStore(table),
                new DynamoDbRevokedTokenStore(table),
                new DynamoDbConsentStore(table),
                new DynamoDbPasswordResetStore(table),
                new DynamoDbPasswordStore(table),
                new DynamoDbFactorStore(table),
                new DynamoDbDeletionStore(table),
                new DynamoDbKeepOfferStore(table),
                new DynamoDbAdminStore(table),
                new DynamoDbAddressStore(table),
                new DynamoDbPasskeyStore(table),
                new DynamoDbSpentChallenges(table));
    }
}
