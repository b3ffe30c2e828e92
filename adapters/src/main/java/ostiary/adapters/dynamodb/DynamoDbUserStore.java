package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.Optional;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one user item per id and one login item per address.
public final class DynamoDbUserStore implements UserStore {
    private final Table table;

    public DynamoDbUserStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<User> find(UserId id) {
        return table.find(UserItem.key(id)).map(UserItem::read);
    }

    @Override
    public Optional<Credential> findCredential(EmailAddress email) {
        return table.find(LoginItem.key(email)).map(LoginItem::read);
    }

    @Override
    public void replacePasswordHash(EmailAddress email, SealedHash from, SealedHash to) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(LoginItem.key(email))
                    .updateExpression("SET password_hash = :to")
                    .conditionExpression("password_hash = :from")
                    .expressionAttributeValues(Map.of(":from", fromS(from.text()), ":to", fromS(to.text())))));
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            // The password was changed in the meantime; the newer one stays.
        }
    }
}
