package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValue.ALL_OLD;

import java.util.Optional;
import ostiary.core.login.ChallengeStore;
import ostiary.core.login.PendingLogin;
import ostiary.core.token.Sha256;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one item per challenge. It is consumed by a conditional delete, which exactly one caller wins.
public final class DynamoDbChallengeStore implements ChallengeStore {
    private final Table table;

    public DynamoDbChallengeStore(Table table) {
        this.table = table;
    }

    @Override
    public void keep(Sha256 challenge, PendingLogin login) {
        var item = ChallengeItem.write(challenge, login).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public Optional<PendingLogin> take(Sha256 challenge) {
        try {
            var deleted = table.call(dynamoDb -> dynamoDb.deleteItem(delete -> delete.tableName(table.name())
                    .key(ChallengeItem.key(challenge))
                    .conditionExpression("attribute_exists(pk)")
                    .returnValues(ALL_OLD)));
            return deleted.hasAttributes()
                    ? Optional.of(ChallengeItem.read(new Item(deleted.attributes())))
                    : Optional.empty();
        } catch (ConditionalCheckFailedException taken) {
            return Optional.empty();
        }
    }
}
