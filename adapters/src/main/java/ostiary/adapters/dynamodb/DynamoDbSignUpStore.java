package ostiary.adapters.dynamodb;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.core.UnavailableException;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.signup.SignUpStore;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Adapter: a pending sign-up is a code item; one transaction turns it into a user and a login item.
public final class DynamoDbSignUpStore implements SignUpStore {
    private static final int TRIES = 3;

    private final Table table;

    public DynamoDbSignUpStore(Table table) {
        this.table = table;
    }

    @Override
    public void keep(CodeHash code, PendingSignUp signUp) {
        var item = SignUpItem.write(code, signUp).attributes();
        table.call(
                dynamoDb -> dynamoDb.putItem(put -> put.tableName(table.name()).item(item)));
    }

    @Override
    public Optional<User> confirm(EmailAddress email, CodeHash code, Instant now) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var signUp = find(email, code, now);
            if (signUp.isEmpty()) {
                return Optional.empty();
            }
            var user = new User(signUp.get().userId(), email, signUp.get().name(), now);
            try {
                create(code, user, signUp.get());
                return Optional.of(user);
            } catch (TransactionCanceledException cancelled) {
                if (!Table.isConflict(cancelled)) {
                    return Optional.empty(); // The code is spent, or the address has an account.
                }
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    @Override
    public Optional<PendingSignUp> find(EmailAddress email, CodeHash code, Instant now) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(get ->
                get.tableName(table.name()).key(SignUpItem.key(email, code)).consistentRead(true)));
        return found.hasItem()
                ? Optional.of(SignUpItem.read(new Item(found.item())))
                        .filter(signUp -> signUp.expiresAt().isAfter(now))
                : Optional.empty();
    }

    private void create(CodeHash code, User user, PendingSignUp signUp) {
        var credential = new Credential(user.id(), user.email(), signUp.passwordHash(), false, Set.of());
        table.call(dynamoDb -> dynamoDb.transactWriteItems(write -> write.transactItems(
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table.name())
                                .key(SignUpItem.key(user.email(), code))
                                .conditionExpression("attribute_exists(pk)"))
                        .build(),
                putNew(LoginItem.write(credential).attributes()),
                putNew(UserItem.write(user).attributes()))));
    }

    private TransactWriteItem putNew(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table.name())
                        .item(item)
                        .conditionExpression(Table.IS_FREE)
                        .expressionAttributeValues(table.thisMoment()))
                .build();
    }
}
