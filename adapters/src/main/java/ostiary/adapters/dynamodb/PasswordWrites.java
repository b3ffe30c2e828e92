package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.time.Instant;
import java.util.Map;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The parts of transactions that set another password.
record PasswordWrites(Table table, UserId user) {
    /// The condition on a user with an account who is not shut out.
    static final String IS_LET_IN = "attribute_exists(pk) AND attribute_not_exists(disabled)";

    /// In the place of the old hash, and of no other.
    TransactWriteItem login(EmailAddress email, SealedHash from, SealedHash to) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(LoginItem.key(email))
                        .updateExpression("SET password_hash = :to")
                        .conditionExpression(
                                "password_hash = :from AND user_id = :user AND attribute_not_exists(disabled)")
                        .expressionAttributeValues(Map.of(
                                ":from", fromS(from.text()),
                                ":to", fromS(to.text()),
                                ":user", fromS(user.toString()))))
                .build();
    }

    /// Another password is set: every session that has started by then is over, unless more are over already.
    TransactWriteItem sessionsOver(Instant now) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(UserItem.key(user))
                        .updateExpression("SET not_before = :now, password_changed_at = :now REMOVE kept_session"
                                + UserItem.NEW_VERSION)
                        .conditionExpression(
                                IS_LET_IN + " AND (attribute_not_exists(not_before) OR not_before <= :now)")
                        .expressionAttributeValues(Map.of(":now", number(now), ":one", UserItem.ONE))
                        .returnValuesOnConditionCheckFailure(ALL_OLD))
                .build();
    }
}
