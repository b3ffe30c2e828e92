package ostiary.adapters.dynamodb;

import static ostiary.adapters.dynamodb.Item.number;
import static ostiary.adapters.dynamodb.Item.timeToLive;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.blueprint.UserAttributes;
import ostiary.core.user.Credential;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of the transactions by which an account gets the mark of its deletion, or is rid of it: on each item that
/// would stay otherwise.
///
/// @param account as it was found, and its login has to be still
/// @param at when it is gone
record DeletionWrites(Table table, AccountFound account, Instant at) {
    private static final String IS_ENABLED = " AND attribute_not_exists(disabled)";
    private static final String IS_LET_IN = "attribute_exists(pk)" + IS_ENABLED;

    /// The items of an account.
    ///
    /// @param user the user's item
    /// @param login empty where another system has it
    /// @param factors the keys of those that have no TTL of their own
    /// @param source the key of the link to another system, if there is one
    record AccountFound(
            UserId id,
            Item user,
            Optional<Credential> login,
            List<Map<String, AttributeValue>> factors,
            Optional<Map<String, AttributeValue>> source) {
        /// The condition that no passkey has come or gone since: one that comes meanwhile would stay for ever.
        private String hasItsPasskeys() {
            return user.has(UserAttributes.PASSKEYS) ? "passkeys = :passkeys" : "attribute_not_exists(passkeys)";
        }

        private String email() {
            return user.string("email");
        }
    }

    List<TransactWriteItem> mark(Instant over) {
        var values = new HashMap<>(
                Map.of(":at", number(at), ":ttl", timeToLive(at), ":over", number(over), ":one", UserItem.ONE));
        if (account.user().has(UserAttributes.PASSKEYS)) {
            values.put(":passkeys", number(account.user().number(UserAttributes.PASSKEYS)));
        }
        var writes = new ArrayList<>(List.of(update(
                UserItem.key(account.id()),
                "SET deletes_at = :at, expires_at = :ttl, not_before = :over REMOVE kept_session, deletion_told,"
                        + " deletion_refused"
                        + UserItem.NEW_VERSION,
                IS_LET_IN + " AND attribute_not_exists(deletes_at)"
                        + " AND (attribute_not_exists(not_before) OR not_before <= :over) AND "
                        + account.hasItsPasskeys(),
                values)));
        account.login()
                .ifPresent(login -> writes.add(login(
                        login,
                        "SET deletes_at = :at, expires_at = :ttl",
                        "attribute_not_exists(deletes_at)" + IS_ENABLED,
                        Map.of(":at", number(at), ":ttl", timeToLive(at)))));
        account.factors()
                .forEach(key -> writes.add(
                        update(key, "SET expires_at = :ttl", "attribute_exists(pk)", Map.of(":ttl", timeToLive(at)))));
        account.source()
                .ifPresent(key -> writes.add(update(
                        key,
                        "SET leaving = :yes REMOVE email",
                        "user_id = :user",
                        Map.of(":yes", fromS(SourceItem.YES), ":user", userId()))));
        return writes;
    }

    Stream<TransactWriteItem> unmark(Instant now, Instant over) {
        return takeBack(
                now,
                over,
                "SET not_before = :over REMOVE deletes_at, expires_at, deletion_told, kept_session",
                IS_LET_IN,
                IS_ENABLED);
    }

    /// For whoever is disabled, too: the account is another's to keep then.
    Stream<TransactWriteItem> callOff(Instant now, Instant over) {
        return takeBack(
                now,
                over,
                "SET not_before = :over, deletion_refused = :at"
                        + " REMOVE deletes_at, expires_at, deletion_told, kept_session",
                "attribute_exists(pk)",
                "");
    }

    private Stream<TransactWriteItem> takeBack(
            Instant now, Instant over, String change, String ifUser, String ifLogin) {
        var writes = new ArrayList<>(List.of(update(
                UserItem.key(account.id()),
                change + UserItem.NEW_VERSION,
                ifUser + " AND deletes_at = :at AND deletes_at > :now AND attribute_not_exists(deletion_final)"
                        + " AND (attribute_not_exists(not_before) OR not_before <= :over)",
                Map.of(":at", number(at), ":now", number(now), ":over", number(over), ":one", UserItem.ONE))));
        account.login()
                .ifPresent(login -> writes.add(login(
                        login,
                        "REMOVE deletes_at, expires_at",
                        "deletes_at = :at" + ifLogin,
                        Map.of(":at", number(at)))));
        account.factors()
                .forEach(key -> writes.add(update(key, "REMOVE expires_at", "attribute_exists(pk)", Map.of())));
        account.source()
                .ifPresent(key -> writes.add(update(
                        key,
                        "SET email = :email REMOVE leaving",
                        "user_id = :user",
                        Map.of(":email", fromS(account.email()), ":user", userId()))));
        return writes.stream();
    }

    private TransactWriteItem login(
            Credential login, String change, String condition, Map<String, AttributeValue> more) {
        var values = new HashMap<>(more);
        values.put(":user", userId());
        values.put(":hash", fromS(login.passwordHash().text()));
        if (login.factors() > 0) {
            values.put(":factors", number(login.factors()));
        }
        return update(
                LoginItem.key(login.email()),
                change,
                condition + " AND user_id = :user AND password_hash = :hash AND "
                        + (login.factors() > 0 ? "factors = :factors" : "attribute_not_exists(factors)"),
                values);
    }

    private AttributeValue userId() {
        return fromS(account.id().toString());
    }

    private TransactWriteItem update(
            Map<String, AttributeValue> key, String change, String condition, Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(key)
                        .updateExpression(change)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values))
                .build();
    }
}
