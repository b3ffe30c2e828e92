package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.blueprint.UserAttributes;
import ostiary.core.UnavailableException;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Adapter: the status is part of the user's item, so that there is none without a user. Where the user has a login
/// here, what an operator changes stands in its item, too, since a login reads that before it starts a session; both
/// change in one transaction.
public final class DynamoDbUserStatusStore implements UserStatusStore {
    private static final String IS_THERE = "attribute_exists(pk)";
    private static final int TRIES = 8;

    private static final String STATUS = "pk, not_before, kept_session, disabled, #roles, untouched, deletes_at";

    private final Table table;
    private final List<String> told;

    /// Tokens tell nothing of a user.
    public DynamoDbUserStatusStore(Table table) {
        this(table, List.of());
    }

    /// @param told the claims of a user that access tokens tell; whoever tells some may read the name and the profile
    public DynamoDbUserStatusStore(Table table, List<String> told) {
        this.table = table;
        this.told = List.copyOf(told);
    }

    @Override
    public Optional<UserStatus> findStatus(UserId id) {
        return status(id, true);
    }

    @Override
    public Optional<UserStatus> glanceStatus(UserId id) {
        return status(id, false);
    }

    /// Asks for the attributes that the functions may read, and no others.
    private Optional<UserStatus> status(UserId id, boolean consistently) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(get -> get.tableName(table.name())
                .key(UserItem.key(id))
                .projectionExpression(told.isEmpty() ? STATUS : STATUS + ", #name, #profile")
                .expressionAttributeNames(names())
                .consistentRead(consistently)));
        return found.hasItem()
                ? Optional.of(new Item(found.item()))
                        .filter(item -> !table.isGone(item))
                        .map(item -> UserItem.readStatus(item, told))
                : Optional.empty();
    }

    private Map<String, String> names() {
        var names = new HashMap<>(Map.of("#roles", UserAttributes.ROLES));
        if (!told.isEmpty()) {
            names.put("#name", UserAttributes.NAME);
            names.put("#profile", UserAttributes.PROFILE);
        }
        return names;
    }

    @Override
    public boolean endSessions(UserId id, Instant now) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(UserItem.key(id))
                    .updateExpression("SET not_before = :now REMOVE kept_session" + UserItem.NEW_VERSION)
                    .conditionExpression(IS_THERE + " AND (attribute_not_exists(not_before) OR not_before < :now)")
                    .expressionAttributeValues(Map.of(":now", number(now), ":one", UserItem.ONE))
                    .returnValuesOnConditionCheckFailure(ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException refused) {
            if (refused.hasItem() && new Item(refused.item()).has(UserAttributes.KEPT_SESSION)) {
                keepNone(id);
            }
            return refused.hasItem();
        }
    }

    /// Where the clock is behind, and one is kept.
    private void keepNone(UserId id) {
        table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                .key(UserItem.key(id))
                .updateExpression("REMOVE kept_session" + UserItem.NEW_VERSION)
                .conditionExpression(IS_THERE)
                .expressionAttributeValues(Map.of(":one", UserItem.ONE))));
    }

    @Override
    public void endOthers(UserId id, UUID kept, Instant then, Instant now) {
        if (!then.isBefore(now)) {
            return;
        }
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(UserItem.key(id))
                    .updateExpression("SET not_before = :now, kept_session = :anew" + UserItem.NEW_VERSION)
                    .conditionExpression("kept_session = :kept AND not_before = :then")
                    .expressionAttributeValues(Map.of(
                            ":now", number(now),
                            ":then", number(then),
                            ":kept", fromS(UserItem.kept(kept, then)),
                            ":anew", fromS(UserItem.kept(kept, now)),
                            ":one", UserItem.ONE))));
        } catch (ConditionalCheckFailedException nothingToDo) {
            // Another session is kept by now, or none, or they are over already.
        }
    }

    @Override
    public void touch(UserId id) {
        try {
            table.call(dynamoDb -> dynamoDb.updateItem(update -> update.tableName(table.name())
                    .key(UserItem.key(id))
                    .updateExpression("REMOVE untouched")
                    .conditionExpression(IS_THERE)));
        } catch (ConditionalCheckFailedException gone) {
            // The import was taken back in this moment, and the session is worth nothing.
        }
    }

    @Override
    public boolean setDisabled(UserId id, boolean disabled) {
        var yes = disabled ? Optional.of(fromS(LoginItem.YES)) : Optional.<AttributeValue>empty();
        return change(id, UserAttributes.DISABLED, yes, yes);
    }

    /// A list in the user's item, since no set is empty there, and to have no role is another thing than nothing said.
    @Override
    public boolean setRoles(UserId id, Set<String> roles) {
        var names = roles.stream().sorted().toList();
        return change(
                id,
                UserAttributes.ROLES,
                Optional.of(Item.texts(names)),
                names.isEmpty() ? Optional.empty() : Optional.of(fromSs(names)));
    }

    /// @param ofUser the attribute's value in the user's item; none removes it
    /// @param ofLogin that in the login's item
    private boolean change(
            UserId id, String attribute, Optional<AttributeValue> ofUser, Optional<AttributeValue> ofLogin) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var user = table.find(UserItem.key(id));
            if (user.isEmpty()) {
                return false;
            }
            var writes = new ArrayList<>(List.of(write(UserItem.key(id), attribute, ofUser, Optional.empty())));
            var loginKey = LoginItem.key(UserItem.read(user.get()).email());
            table.find(loginKey)
                    .filter(login -> LoginItem.read(login).userId().equals(id))
                    .ifPresent(_ -> writes.add(write(loginKey, attribute, ofLogin, Optional.of(id))));
            if (table.isWritten(writes)) {
                return true;
            }
        }
        throw new UnavailableException("DynamoDB: transactions in conflict", null);
    }

    /// @param owner whose login it is: the address may be somebody else's by now
    private TransactWriteItem write(
            Map<String, AttributeValue> key, String attribute, Optional<AttributeValue> value, Optional<UserId> owner) {
        var values = new HashMap<String, AttributeValue>();
        value.ifPresent(it -> values.put(":it", it));
        owner.ifPresentOrElse(
                user -> values.put(":owner", fromS(user.toString())), () -> values.put(":one", UserItem.ONE));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(key)
                        .updateExpression((value.isPresent() ? "SET #it = :it" : "REMOVE #it")
                                + (owner.isPresent() ? "" : UserItem.NEW_VERSION))
                        .conditionExpression(owner.isPresent() ? "user_id = :owner" : IS_THERE)
                        .expressionAttributeNames(Map.of("#it", attribute))
                        .expressionAttributeValues(values))
                .build();
    }
}
