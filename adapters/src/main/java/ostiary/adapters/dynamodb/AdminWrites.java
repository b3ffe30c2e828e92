package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.blueprint.FactorAttributes;
import ostiary.blueprint.UserAttributes;
import ostiary.core.admin.AdminRecord;
import ostiary.core.admin.AdminTarget;
import ostiary.core.admin.VoidPassword;
import ostiary.core.throttle.AttemptWindow;
import ostiary.core.throttle.Limits;
import ostiary.core.user.Credential;
import ostiary.core.user.SealedHash;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of the transactions by which operators change an account. What an operator changes stands in the login's
/// item, too, where the user has one: a login reads that before it starts a session.
///
/// @param target as it was found
record AdminWrites(String table, AdminTarget target, AdminRecord record) {
    private static final String IS_THERE = "attribute_exists(pk)";

    List<TransactWriteItem> all() {
        return Stream.concat(changes(), Stream.of(kept())).toList();
    }

    private TransactWriteItem kept() {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(AdminRecordItem.write(record).attributes())
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private Stream<TransactWriteItem> changes() {
        return switch (record.action().kind()) {
            case DISABLE ->
                both(UserAttributes.DISABLED, Optional.of(fromS(LoginItem.YES)), Optional.of(fromS(LoginItem.YES)));
            case ENABLE -> both(UserAttributes.DISABLED, Optional.empty(), Optional.empty());
            case SET_ROLES -> roles();
            case END_SESSIONS -> Stream.of(sessionsOver());
            case REQUIRE_RESET -> Stream.of(voidPassword(), sessionsOver());
            case REMOVE_FACTOR ->
                new FactorWrites(table, target.login().orElseThrow())
                        .remove(record.action().factor()).stream();
            case REMOVE_PASSKEY ->
                PasskeyWrites.remove(table, record.user(), record.action().passkey()).stream();
            case UNLOCK -> unlock();
        };
    }

    /// A list in the user's item, since no set is empty there, and to have no role is another thing than nothing said.
    private Stream<TransactWriteItem> roles() {
        var names = record.action().roles().stream().sorted().toList();
        return both(
                UserAttributes.ROLES,
                Optional.of(Item.texts(names)),
                names.isEmpty() ? Optional.empty() : Optional.of(fromSs(names)));
    }

    /// @param ofUser the attribute's value in the user's item; none removes it
    /// @param ofLogin that in the login's item
    private Stream<TransactWriteItem> both(
            String attribute, Optional<AttributeValue> ofUser, Optional<AttributeValue> ofLogin) {
        var user = set(
                UserItem.key(record.user()),
                attribute,
                ofUser,
                UserItem.NEW_VERSION,
                IS_THERE,
                Map.of(":one", UserItem.ONE));
        var login = target.login()
                .map(found -> set(
                        LoginItem.key(found.email()),
                        attribute,
                        ofLogin,
                        "",
                        "user_id = :user",
                        Map.of(":user", userId())));
        return Stream.concat(Stream.of(user), login.stream());
    }

    private TransactWriteItem set(
            Map<String, AttributeValue> key,
            String attribute,
            Optional<AttributeValue> value,
            String also,
            String condition,
            Map<String, AttributeValue> more) {
        var values = new HashMap<>(more);
        value.ifPresent(it -> values.put(":it", it));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key)
                        .updateExpression((value.isPresent() ? "SET #it = :it" : "REMOVE #it") + also)
                        .conditionExpression(condition)
                        .expressionAttributeNames(Map.of("#it", attribute))
                        .expressionAttributeValues(values))
                .build();
    }

    /// Every session that has started by then is over, and none kept.
    private TransactWriteItem sessionsOver() {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(UserItem.key(record.user()))
                        .updateExpression("SET not_before = :now REMOVE kept_session" + UserItem.NEW_VERSION)
                        .conditionExpression(IS_THERE + " AND (attribute_not_exists(not_before) OR not_before <= :now)")
                        .expressionAttributeValues(Map.of(":now", number(record.at()), ":one", UserItem.ONE)))
                .build();
    }

    /// Whatever the hash is by now, unless another identity source keeps the password.
    private TransactWriteItem voidPassword() {
        Credential login = target.login().orElseThrow();
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(LoginItem.key(login.email()))
                        .updateExpression("SET password_hash = :void")
                        .conditionExpression("user_id = :user AND password_hash <> :none")
                        .expressionAttributeValues(Map.of(
                                ":void", fromS(VoidPassword.of(record).text()),
                                ":user", userId(),
                                ":none", fromS(SealedHash.NONE.text()))))
                .build();
    }

    /// The present windows, since those before count no more, and the wrong codes that no time forgives.
    private Stream<TransactWriteItem> unlock() {
        return Stream.concat(
                windows(), target.login().filter(login -> login.factors() > 0).map(_ -> forgiven()).stream());
    }

    private TransactWriteItem forgiven() {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(FactorItem.recoveryKey(record.user()))
                        .updateExpression("REMOVE " + FactorAttributes.MISSES)
                        .conditionExpression(IS_THERE))
                .build();
    }

    private Stream<TransactWriteItem> windows() {
        return Limits.ofGuesses(target.user().email().value()).stream()
                .map(subject -> AttemptWindow.of(subject, record.at()))
                .map(window -> TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(table).key(DynamoDbAttemptStore.key(window)))
                        .build());
    }

    private AttributeValue userId() {
        return fromS(record.user().toString());
    }
}
