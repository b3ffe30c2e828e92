package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.blueprint.UserAttributes;
import ostiary.core.UnavailableException;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStore;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Adapter: one user item per id and one login item per address.
public final class DynamoDbUserStore implements UserStore {
    private static final int TRIES = 64;

    private final Table table;

    public DynamoDbUserStore(Table table) {
        this.table = table;
    }

    @Override
    public Optional<User> find(UserId id) {
        return table.find(UserItem.key(id)).map(UserItem::read);
    }

    @Override
    public Optional<User> edit(UserId id, UnaryOperator<User> edit) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var found = table.find(UserItem.key(id))
                    .filter(item -> !item.has(UserAttributes.DISABLED) && !item.has(UserAttributes.DELETES_AT));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var user = UserItem.read(found.get());
            var edited = edit.apply(user);
            if (edited.equals(user) || isWritten(ProfileWrite.of(found.get(), edited), id)) {
                return Optional.of(edited);
            }
        }
        throw new UnavailableException("DynamoDB: edits of a profile in conflict", null);
    }

    private boolean isWritten(ProfileWrite write, UserId id) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(
                    update -> write.into(update.tableName(table.name()).key(UserItem.key(id)))));
            return true;
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            return false;
        }
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
